import { findProperty, nodeAt } from '#core/definition/json-pointer.ts';
import { siblingNamed } from '#core/definition/siblings.ts';
import type { LocatedAction } from '#core/definition/walk.ts';
import { nearName } from '#core/expressions/near-name.ts';
import { RUN_AFTER_STATUSES } from '#core/runs/status.ts';
import { removal, replacement } from '#core/validation/fixes.ts';
import type { Rule, RuleContext } from '#core/validation/rule.ts';

/** `runAfter` names actions of the same container, with statuses an author may write (WDL reference 9.1 and 9.2). */
export const runAfter: Rule = (context) => {
  for (const located of context.actions) {
    for (const [predecessor, statuses] of Object.entries(located.action.runAfter ?? {})) {
      checkTarget(context, located, predecessor);
      checkStatuses(context, located, { predecessor, statuses });
    }
  }
};

function checkTarget(context: RuleContext, { name, path, siblings }: LocatedAction, predecessor: string): void {
  if (siblingNamed(siblings, predecessor) !== undefined) return;
  const at = [...path, 'runAfter', predecessor];
  const elsewhere = context.index.get(predecessor.toLowerCase());
  const near = elsewhere ? undefined : nearName(predecessor, Object.keys(siblings));
  const reason = elsewhere ? 'stands in another container' : 'does not exist';
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  const object = nodeAt(context.node, at.slice(0, -1));
  const key = object?.kind === 'object' ? findProperty(object, predecessor)?.nameRange : undefined;
  context.report({
    code: 'RunAfterUnknown',
    message: `"${name}" runs after "${predecessor}", which ${reason}.${hint}`,
    path: at,
    action: name,
    ...(near !== undefined && key
      ? { fix: { title: `Run after "${near}"`, edit: [{ ...key, text: JSON.stringify(near) }] } }
      : removal(context.node, at, `Do not run after "${predecessor}"`)),
  });
}

type Condition = { predecessor: string; statuses: string[] };

function checkStatuses(
  context: RuleContext,
  { name, path }: LocatedAction,
  { predecessor, statuses }: Condition,
): void {
  const at = [...path, 'runAfter', predecessor];
  if (statuses.length === 0) {
    const message = `"${name}" runs after "${predecessor}", but under no status: it would always be skipped.`;
    const fix = replacement(context.node, at, '["Succeeded"]');
    context.report({ code: 'RunAfterStatus', message, path: at, action: name, ...fix });
  }
  for (const [index, status] of statuses.entries()) {
    if (RUN_AFTER_STATUSES.some((known) => known.toLowerCase() === status.toLowerCase())) continue;
    const near = nearName(status, RUN_AFTER_STATUSES);
    const node = nodeAt(context.node, [...at, index]);
    context.report({
      code: 'RunAfterStatus',
      message: `"${status}" is no status to run after; these are: ${RUN_AFTER_STATUSES.join(', ')}.`,
      path: [...at, index],
      action: name,
      ...(near !== undefined &&
        node && { fix: { title: `Use ${near}`, edit: [{ start: node.start, end: node.end, text: `"${near}"` }] } }),
    });
  }
}
