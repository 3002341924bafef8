import type { LocatedAction } from '#core/definition/walk.ts';
import { type Rule, type RuleContext, typeOf } from '#core/validation/rule.ts';
import type { ReferenceUse, TemplateString } from '#core/validation/templates.ts';

const ITEM_TYPES = ['select', 'query', 'table', 'join'];

/** `items()`, `item()` and `iterationIndexes()` make sense only inside the loop they speak of (WDL reference 10). */
export const loopReferences: Rule = (context) => {
  for (const use of context.references) {
    const message = problemOf(context, use);
    if (message !== undefined) context.report({ code: 'OutsideLoop', message, ...use.place });
  }
};

function problemOf(context: RuleContext, { reference, template }: ReferenceUse): string | undefined {
  if (template.owner.kind === 'trigger') return undefined;
  const loops = loopsAround(context, template);
  if (reference.kind === 'item') return itemProblem(template, loops);
  if (reference.kind !== 'loop') return undefined;
  const type = reference.function.toLowerCase() === 'iterationindexes' ? 'until' : 'foreach';
  return loopProblem({ context, loops, name: reference.name, type });
}

/** Innermost last; the test of an Until counts as inside it. */
function loopsAround({ index }: RuleContext, { owner, field }: TemplateString): LocatedAction[] {
  if (owner.kind !== 'action') return [];
  const { located } = owner;
  const isInsideItself = typeOf(located) === 'until' && field === 'expression';
  const names = isInsideItself ? [...located.parents, located.name] : located.parents;
  return names.flatMap((name) => index.get(name.toLowerCase()) ?? []);
}

type LoopUse = { context: RuleContext; loops: LocatedAction[]; name: string | undefined; type: 'foreach' | 'until' };

function loopProblem({ context, loops, name, type }: LoopUse): string | undefined {
  if (name === undefined) return undefined;
  if (loops.some((loop) => loop.name.toLowerCase() === name.toLowerCase() && typeOf(loop) === type)) return undefined;
  const kind = type === 'until' ? 'Until' : 'For each';
  const exists = context.index.get(name.toLowerCase());
  return exists ? `This step does not stand inside a ${kind} named "${name}".` : `There is no ${kind} named "${name}".`;
}

/** The list itself is made before there is an item. */
function itemProblem({ owner, path }: TemplateString, loops: LocatedAction[]): string | undefined {
  const isData =
    owner.kind === 'action' &&
    ITEM_TYPES.includes(typeOf(owner.located)) &&
    path[owner.located.path.length + 1] !== 'from';
  if (isData || loops.some((loop) => typeOf(loop) === 'foreach')) return undefined;
  return 'item() stands for the current item: it needs a For each around it, or a Select, Filter array or Table.';
}
