/** Runs the actions of one container: each once its predecessors have ended, side by side (WDL reference 9.2 and 9.3). */

import type { ActionDefinitions } from '#core/definition/types.ts';
import { type MergedStatus, mergeStatuses } from '#core/runs/merge-statuses.ts';
import type { ActionStatus } from '#core/runs/status.ts';
import { type ActionNode, graphOf } from './action-graph.ts';
import type { RunPlace } from './flow-run.ts';
import { runAction } from './run-action.ts';
import { settleAction } from './settle-action.ts';
import { isSwitchedOff, notEntered, skipAction, skipInside, switchedOff, unmetReason } from './skip-action.ts';

export async function runScope(actions: ActionDefinitions | undefined, place: RunPlace): Promise<MergedStatus> {
  const { run, repetition } = place;
  const { nodes } = graphOf(actions);
  const waiting = new Map(nodes.map((node) => [node, node.after.length]));
  const statusOf = (key: string): ActionStatus => repetition.results.get(key)?.status ?? 'Waiting';
  const statusForNext = (key: string): ActionStatus => {
    const result = repetition.results.get(key);
    return result && isSwitchedOff(result) ? 'Succeeded' : statusOf(key);
  };

  const visit = async (node: ActionNode): Promise<void> => {
    const reason = run.ending?.skip ?? unmetReason(node, statusForNext) ?? switchedOff(node);
    if (reason === undefined) await runAction(node, place);
    else skipAction(node, { run, repetition, reason });
    await Promise.all(node.successors.filter((next) => isReady(next)).map(visit));
  };
  const isReady = (node: ActionNode): boolean => {
    const left = (waiting.get(node) ?? 0) - 1;
    waiting.set(node, left);
    return left === 0;
  };

  await Promise.all(nodes.filter((node) => node.after.length === 0).map(visit));
  for (const node of nodes) if (!repetition.results.has(node.key)) failUnreachable(node, place);
  return mergeStatuses(nodes, statusOf);
}

/** An action that waits for a name that is not there, or for itself: the definition is wrong, and the run must say so. */
function failUnreachable(node: ActionNode, { run, repetition }: RunPlace): void {
  const cause =
    node.missing === undefined
      ? 'its predecessors wait for each other or cannot run'
      : `its runAfter names '${node.missing}', which is not in the same container`;
  const error = { code: 'InvalidTemplate', message: `The action '${node.name}' can never run: ${cause}.` };
  const at = run.host.now();
  const result = {
    action: node.name,
    type: node.action.type,
    repetition: repetition.path,
    status: 'Failed' as const,
    code: error.code,
    error,
    startedAt: at,
    endedAt: at,
    attempts: [],
    trackingId: run.host.newGuid(),
  };
  settleAction(result, { key: node.key, run, repetition });
  skipInside(node, { run, repetition, reason: notEntered(node) });
}
