import { insideOf, type LocatedAction, upstreamOf } from '#core/definition/walk.ts';
import { nearName } from '#core/expressions/near-name.ts';
import type { ProblemFix } from '#core/validation/problem.ts';
import { type Rule, type RuleContext, typeOf } from '#core/validation/rule.ts';
import { type ReferenceUse, type TemplateString, visitReferences } from '#core/validation/templates.ts';

const CONTAINERS = ['scope', 'if', 'switch', 'foreach', 'until'];

type Complaint = { code: string; message: string; fix?: ProblemFix };

/** What expressions name must exist and have run by then (WDL reference 10, last paragraph). */
export const references: Rule = (context) => {
  const known = new Map<string, ReadonlySet<string>>();
  visitReferences(context, (use) => {
    const complaint = complaintAbout(context, use, known);
    if (complaint) context.report({ ...complaint, ...use.place });
  });
};

function complaintAbout(
  context: RuleContext,
  use: ReferenceUse,
  known: Map<string, ReadonlySet<string>>,
): Complaint | undefined {
  const { reference, template } = use;
  if (template.owner.kind === 'trigger' && reference.kind !== 'trigger' && reference.kind !== 'parameter') {
    const message = `A trigger cannot use ${reference.function}(): no step has run when it fires.`;
    return { code: 'ReferenceInTrigger', message };
  }
  const { kind, name } = reference;
  if (name === undefined || (kind !== 'action' && kind !== 'result')) return undefined;
  const target = context.index.get(name.toLowerCase());
  if (!target) return unknownAction(context, name, use);
  if (kind === 'result' && !CONTAINERS.includes(typeOf(target))) {
    const message = `result() is for scopes, conditions, switches and loops; "${target.name}" is ${target.action.type}.`;
    return { code: 'ResultOfNonContainer', message };
  }
  const upstream = visibleFrom(context, template, known);
  if (upstream.has(target.name.toLowerCase()) || isOwnTracking(template, target)) return undefined;
  if (kind === 'result') {
    return {
      code: 'ReferenceNotUpstream',
      message: `"${target.name}" has not ended by then, so it has no result yet.`,
    };
  }
  return unreachable(context, { target, template, upstream });
}

function visibleFrom(
  context: RuleContext,
  { owner, field }: TemplateString,
  known: Map<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  if (owner.kind !== 'action') return new Set(context.index.keys());
  const { located } = owner;
  const upstream = known.get(located.name) ?? upstreamOf(context.index, located.name);
  known.set(located.name, upstream);
  const isTest = typeOf(located) === 'until' && (field === 'expression' || field === 'limit');
  return isTest ? insideOf(located.action, new Set(upstream)) : upstream;
}

/** Tracked properties are evaluated when the action has ended, so they may name it. */
function isOwnTracking({ owner, field }: TemplateString, target: LocatedAction): boolean {
  return field === 'trackedProperties' && owner.kind === 'action' && owner.located.name === target.name;
}

type Unreachable = { target: LocatedAction; template: TemplateString; upstream: ReadonlySet<string> };

function unreachable(context: RuleContext, { target, template, upstream }: Unreachable): Complaint {
  const loop = target.parents.find((name) => {
    const parent = context.index.get(name.toLowerCase());
    return parent && typeOf(parent) === 'foreach' && upstream.has(name.toLowerCase());
  });
  if (loop !== undefined) {
    const message = `"${target.name}" runs once for each item of "${loop}"; from outside, read result('${loop}') or collect the values in a variable.`;
    return { code: 'ReferenceIntoLoop', message };
  }
  const own = template.owner.kind === 'action' ? template.owner.located.name : '';
  const message =
    own === target.name
      ? `"${own}" cannot refer to its own outputs.`
      : `"${target.name}" has not run by then: it does not come before "${own}".`;
  return { code: 'ReferenceNotUpstream', message };
}

function unknownAction(context: RuleContext, name: string, { place }: ReferenceUse): Complaint {
  const near = nearName(
    name,
    context.actions.map((action) => action.name),
  );
  if (near === undefined) return { code: 'UnknownAction', message: `There is no action "${name}".` };
  const text = JSON.stringify(`'${near.replaceAll("'", "''")}'`).slice(1, -1);
  const fix = { title: `Use "${near}"`, edit: [{ ...place.range, text }] };
  return { code: 'UnknownAction', message: `There is no action "${name}". Did you mean "${near}"?`, fix };
}
