import { insertProperties } from '#core/definition/json-edit.ts';
import { findProperty, nodeAt } from '#core/definition/json-pointer.ts';
import type { LocatedAction } from '#core/definition/walk.ts';
import { nearName } from '#core/expressions/near-name.ts';
import { otherName } from '#core/validation/fixes.ts';
import type { ProblemFix } from '#core/validation/problem.ts';
import { type Rule, type RuleContext, typeOf } from '#core/validation/rule.ts';
import type { ReferenceUse, TemplateString } from '#core/validation/templates.ts';

const CONTAINERS = ['scope', 'if', 'switch', 'foreach', 'until'];

type Complaint = { code: string; message: string; fix?: ProblemFix };

/** What expressions name must exist and have run by then (WDL reference 10, last paragraph). */
export const references: Rule = (context) => {
  for (const use of context.references) {
    const complaint = complaintAbout(context, use);
    if (complaint) context.report({ ...complaint, ...use.place });
  }
};

function complaintAbout(context: RuleContext, use: ReferenceUse): Complaint | undefined {
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
  if (isVisible(context, template, target)) return undefined;
  if (kind === 'result') {
    return {
      code: 'ReferenceNotUpstream',
      message: `"${target.name}" has not ended by then, so it has no result yet.`,
    };
  }
  return unreachable(context, template, target);
}

function isVisible({ upstream }: RuleContext, { owner, field }: TemplateString, target: LocatedAction): boolean {
  if (owner.kind !== 'action') return true;
  const { located } = owner;
  if (upstream.isBefore(target, located)) return true;
  // Tracked properties are evaluated when the action has ended, so they may name it.
  if (field === 'trackedProperties') return located === target;
  return typeOf(located) === 'until' && field === 'expression' && upstream.isInside(target, located);
}

function unreachable(context: RuleContext, { owner }: TemplateString, target: LocatedAction): Complaint {
  const user = owner.kind === 'action' ? owner.located : undefined;
  const loop = target.parents.find((name) => {
    const parent = context.index.get(name.toLowerCase());
    return parent && user && typeOf(parent) === 'foreach' && context.upstream.isBefore(parent, user);
  });
  if (loop !== undefined) {
    const message = `"${target.name}" runs once for each item of "${loop}"; from outside, read result('${loop}') or collect the values in a variable.`;
    return { code: 'ReferenceIntoLoop', message };
  }
  const own = user?.name ?? '';
  const message =
    own === target.name
      ? `"${own}" cannot refer to its own outputs.`
      : `"${target.name}" has not run by then: it does not come before "${own}".`;
  return { code: 'ReferenceNotUpstream', message, ...(user && runningAfter(context, user, target)) };
}

/** Lets the step wait for the other, where both stand in one container and the other does not wait for it. */
function runningAfter(
  { text, node, upstream }: RuleContext,
  user: LocatedAction,
  target: LocatedAction,
): { fix?: ProblemFix } {
  const action = nodeAt(node, user.path);
  const isPossible = user !== target && user.siblings === target.siblings && !upstream.isBefore(user, target);
  if (!isPossible || action?.kind !== 'object') return {};
  const predecessor = { name: target.name, content: { value: ['Succeeded'] } };
  const runAfter = findProperty(action, 'runAfter')?.value;
  if (runAfter !== undefined && runAfter.kind !== 'object') return {};
  const edit = runAfter
    ? insertProperties(text, runAfter, { properties: [predecessor] })
    : insertProperties(text, action, {
        properties: [{ name: 'runAfter', content: { value: { [target.name]: ['Succeeded'] } } }],
      });
  return { fix: { title: `Run after "${target.name}"`, edit: [edit] } };
}

function unknownAction(context: RuleContext, name: string, { place }: ReferenceUse): Complaint {
  const near = nearName(
    name,
    context.actions.map((action) => action.name),
  );
  if (near === undefined) return { code: 'UnknownAction', message: `There is no action "${name}".` };
  const message = `There is no action "${name}". Did you mean "${near}"?`;
  return { code: 'UnknownAction', message, ...otherName(place.range, near) };
}
