/** Actions that do not run: their records and those of everything inside them (WDL reference 9.2). */

import { branchesOf } from '#core/definition/branches.ts';
import { isDisabled } from '#core/definition/is-disabled.ts';
import type { FlowFailure } from '#core/runs/record.ts';
import type { ActionStatus } from '#core/runs/status.ts';
import { type ActionNode, graphOf } from './action-graph.ts';
import type { FlowRun } from './flow-run.ts';
import type { ActionResult, Repetition } from './repetition.ts';
import { settleAction } from './settle-action.ts';

const SWITCHED_OFF = 'ActionDisabled';
const NOT_ENTERED = 'ActionBranchingConditionNotSatisfied';

export type SkipReason = { code: string; error: FlowFailure };

export type SkipOptions = { run: FlowRun; repetition: Repetition; reason: SkipReason };

export function skipAction(node: ActionNode, { run, repetition, reason }: SkipOptions): void {
  const at = run.host.now();
  const result: ActionResult = {
    action: node.name,
    type: node.action.type,
    repetition: repetition.path,
    status: 'Skipped',
    code: reason.code,
    error: reason.error,
    startedAt: at,
    endedAt: at,
    attempts: [],
    trackingId: run.host.newGuid(),
  };
  settleAction(result, { key: node.key, run, repetition });
  listContents(node, repetition);
  skipInside(node, { run, repetition, reason: run.ending?.skip ?? insideReason(node, reason) });
}

/** Skips the inner actions of a container that have no result yet in this repetition. */
export function skipInside(node: ActionNode, options: SkipOptions): void {
  for (const { actions } of branchesOf(node.action)) {
    for (const inner of graphOf(actions).nodes) {
      if (!options.repetition.results.has(inner.key)) skipAction(inner, options);
    }
  }
}

/** What `result()` gives of a container that never came to run its inside: nothing, but for a scope its actions. */
export function listContents({ key, action }: ActionNode, repetition: Repetition): void {
  if (repetition.contents.has(key)) return;
  const isScope = action.type.toLowerCase() === 'scope';
  if (isScope)
    repetition.contents.set(key, { kind: 'set', keys: graphOf(action.actions).nodes.map((node) => node.key) });
  else if (branchesOf(action).length > 0) repetition.contents.set(key, { kind: 'set', keys: [] });
}

/** The reason for the inner actions that the container did not enter. */
export function notEntered(node: ActionNode): SkipReason {
  const message = `The action did not run: '${node.name}' did not take the branch that it stands in.`;
  return { code: 'ActionSkipped', error: { code: NOT_ENTERED, message } };
}

/** The reason for an action that is switched off in the designer; undefined for every other one. */
export function switchedOff({ name, action }: ActionNode): SkipReason | undefined {
  if (!isDisabled(action)) return undefined;
  return failure(
    SWITCHED_OFF,
    `The action did not run: '${name}' is switched off. What follows ran as if it had succeeded.`,
  );
}

/** What runs after it runs as if it had succeeded. */
export function isSwitchedOff({ status, error }: Pick<ActionResult, 'status' | 'error'>): boolean {
  return status === 'Skipped' && error?.code === SWITCHED_OFF;
}

/** The reason for an action whose predecessors did not end as its `runAfter` asks, `undefined` when they did. */
export function unmetReason(node: ActionNode, statusOf: (key: string) => ActionStatus): SkipReason | undefined {
  const unmet = node.predecessors.filter((before) => !isMet(before.statuses, statusOf(before.key)));
  const [first] = unmet;
  if (first === undefined) return undefined;
  const blocking = unmet.find((before) => statusOf(before.key) !== 'Skipped');
  const { name, statuses } = blocking ?? first;
  const wanted = [...statuses].join(', ');
  return blocking === undefined
    ? failure('ActionDependencyFailed', `The action did not run: '${name}' before it was skipped.`)
    : failure(
        'ActionConditionFailed',
        `The runAfter condition was not met: '${name}' ended ${statusOf(blocking.key)}, wanted is ${wanted}.`,
      );
}

function isMet(statuses: ReadonlySet<string>, status: ActionStatus): boolean {
  return status !== 'Cancelled' && status !== 'Aborted' && statuses.has(status.toLowerCase());
}

// Everything on a side that was not taken has the same reason, at every depth.
function insideReason(node: ActionNode, reason: SkipReason): SkipReason {
  if (reason.error.code === NOT_ENTERED) return reason;
  return failure('ActionDependencyFailed', `The action did not run: '${node.name}' around it was skipped.`);
}

function failure(code: string, message: string): SkipReason {
  return { code: 'ActionSkipped', error: { code, message } };
}
