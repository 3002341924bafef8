import type { LocatedAction } from '#core/definition/walk.ts';
import { nearName, suggestion } from '#core/expressions/near-name.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { otherName, replacement } from '#core/validation/fixes.ts';
import { actionsOfType, type Rule, type RuleContext, typeOf } from '#core/validation/rule.ts';
import type { ReferenceUse } from '#core/validation/templates.ts';
import { variableEntries } from '#core/validation/variable-entries.ts';

type Declaration = { name: string; type: string; at: LocatedAction };
type Declarations = ReadonlyMap<string, Declaration>;

const CHANGES: { [actionType: string]: readonly string[] } = {
  setvariable: [],
  incrementvariable: ['integer', 'float'],
  decrementvariable: ['integer', 'float'],
  appendtostringvariable: ['string'],
  appendtoarrayvariable: ['array'],
};

/** Variables are declared once, at the top level, before they are used (WDL reference 6). */
export const variables: Rule = (context) => {
  const declared = declarations(context);
  for (const located of context.actions) checkChange(context, located, declared);
  for (const use of context.references) checkReference(context, use, declared);
};

function declarations(context: RuleContext): Declarations {
  const found = new Map<string, Declaration>();
  for (const located of actionsOfType(context, 'initializevariable')) {
    const { name: action, path, parents } = located;
    if (parents.length > 0) {
      const message = 'Variables are declared at the top level: move this step out of its container.';
      context.report({ code: 'NestedVariable', message, path, action });
    }
    for (const [index, entry] of variableEntries(located).entries()) {
      const { name, type } = entry;
      if (found.has(name.toLowerCase())) {
        const at = [...path, 'inputs', 'variables', index, 'name'];
        context.report({
          code: 'DuplicateVariable',
          message: `The variable "${name}" is declared twice.`,
          path: at,
          action,
        });
      } else found.set(name.toLowerCase(), { name, type, at: located });
    }
  }
  return found;
}

function checkChange(context: RuleContext, located: LocatedAction, declared: Declarations): void {
  const types = CHANGES[typeOf(located)];
  const name: Value | undefined = isObject(located.action.inputs) ? located.action.inputs.name : undefined;
  if (!types || typeof name !== 'string' || name === '') return;
  const path = [...located.path, 'inputs', 'name'];
  const action = located.name;
  const declaration = declared.get(name.toLowerCase());
  if (!declaration) {
    const near = nearName(name, namesOf(declared));
    const fix = near === undefined ? {} : replacement(context.node, path, JSON.stringify(near));
    context.report({ code: 'UnknownVariable', message: unknown(name, declared), path, action, ...fix });
  } else if (types.length > 0 && !types.includes(declaration.type)) {
    const message = `"${declaration.name}" is of the type ${declaration.type}; this step is for ${types.join(' and ')}.`;
    context.report({ code: 'VariableType', message, path, action });
  } else if (!context.upstream.isBefore(declaration.at, located)) {
    context.report({ code: 'VariableNotDeclaredYet', message: tooEarly(declaration, action), path, action });
  }
}

function checkReference(
  context: RuleContext,
  { reference, template, place }: ReferenceUse,
  declared: Declarations,
): void {
  const { kind, name } = reference;
  const { owner } = template;
  if (owner.kind === 'trigger' || kind !== 'variable' || name === undefined) return;
  const declaration = declared.get(name.toLowerCase());
  if (!declaration) {
    const fix = otherName(place.range, nearName(name, namesOf(declared)));
    context.report({ code: 'UnknownVariable', message: unknown(name, declared), ...place, ...fix });
    return;
  }
  if (owner.kind !== 'action') return;
  if (namesItself(owner.located, name)) {
    const message = `"${name}" cannot be set to a value that names it; use Increment or Append, or compose the value first.`;
    context.report({ code: 'VariableNamesItself', message, ...place });
  }
  if (!context.upstream.isBefore(declaration.at, owner.located)) {
    context.report({ code: 'VariableNotDeclaredYet', message: tooEarly(declaration, place.action), ...place });
  }
}

function namesItself(located: LocatedAction, name: string): boolean {
  const target: Value | undefined = isObject(located.action.inputs) ? located.action.inputs.name : undefined;
  return typeOf(located) === 'setvariable' && typeof target === 'string' && target.toLowerCase() === name.toLowerCase();
}

function unknown(name: string, declared: Declarations): string {
  return `There is no variable "${name}".${suggestion(name, namesOf(declared))}`;
}

function namesOf(declared: Declarations): string[] {
  return [...declared.values()].map(({ name }) => name);
}

function tooEarly({ name, at }: Declaration, user: string): string {
  return `The variable "${name}" is declared by "${at.name}", which does not come before "${user}".`;
}
