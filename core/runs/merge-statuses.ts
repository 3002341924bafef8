/** What a container makes of the actions inside it, and a loop of its iterations (WDL reference 9.3). */

import type { ActionDefinitions } from '#core/definition/types.ts';
import type { ActionStatus } from '#core/runs/status.ts';

export type MergedStatus = 'Succeeded' | 'Failed' | 'TimedOut';

/** An action of a set: `after` are the keys of its predecessors, all in the same set. */
export type MergeNode = { key: string; after: readonly string[]; isLeaf: boolean };

/** The actions of one set as the merge needs them; keys are the names in lower case. */
export function mergeNodesOf(actions: ActionDefinitions): MergeNode[] {
  const nodes = Object.entries(actions).map(([name, { runAfter = {} }]) => ({
    key: name.toLowerCase(),
    after: Object.keys(runAfter).map((before) => before.toLowerCase()),
  }));
  const followed = new Set(nodes.flatMap(({ after }) => after));
  return nodes.map((node) => ({ ...node, isLeaf: !followed.has(node.key) }));
}

/** Any Failed wins, then any TimedOut; Cancelled and Skipped are neutral; nothing at all has succeeded. */
export function combineStatuses(statuses: Iterable<ActionStatus>): MergedStatus {
  let merged: MergedStatus = 'Succeeded';
  for (const status of statuses) {
    if (status === 'Failed') return 'Failed';
    if (status === 'TimedOut') merged = 'TimedOut';
  }
  return merged;
}

/**
 * The status of a set of actions: that of its leaves, where a Skipped leaf gives way to its predecessors until none is
 * Skipped. A Skipped action without predecessors drops out.
 */
export function mergeStatuses(nodes: readonly MergeNode[], statusOf: (key: string) => ActionStatus): MergedStatus {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const seen = new Set<string>();
  const deciding: ActionStatus[] = [];
  const open = nodes.filter((node) => node.isLeaf).map((node) => node.key);
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    const status = statusOf(key);
    if (status === 'Skipped') open.push(...(byKey.get(key)?.after ?? []));
    else deciding.push(status);
  }
  return combineStatuses(deciding);
}
