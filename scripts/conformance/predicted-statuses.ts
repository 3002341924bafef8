/**
 * What section 9 of the WDL reference says about statuses, read off the finished records: who runs after whom, and how a
 * scope and the run get theirs. Written apart from the interpreter on purpose, as a second opinion.
 */

import type { ActionDefinitions, WorkflowDefinition } from '#core/definition/types.ts';
import { walkActions } from '#core/definition/walk.ts';
import type { Mismatch, SeenRun } from '#core/interpreter/testing/vector-mismatches.ts';

type StatusOf = (name: string) => string | undefined;

export function statusDifferences(definition: WorkflowDefinition, { outcome, records }: SeenRun): Mismatch[] {
  const statuses = new Map(
    records.filter(({ repetition }) => repetition === '').map(({ action, status }) => [action.toLowerCase(), status]),
  );
  const unended = records.filter(({ status }) => status === 'Running' || status === 'Waiting');
  const lines = unended.map(({ action, status }): Mismatch => ({ place: action, expected: 'an end', got: status }));
  const isTerminated = walkActions(definition).some(
    ({ name, action }) => action.type.toLowerCase() === 'terminate' && statuses.get(name.toLowerCase()) === 'Succeeded',
  );
  if (isTerminated) return lines;
  const statusOf: StatusOf = (name) => statuses.get(name.toLowerCase());
  const merged = merge(definition.actions ?? {}, statusOf);
  const hasOutputs = Object.keys(definition.outputs ?? {}).length > 0;
  if (merged !== outcome.status && !hasOutputs) lines.push({ place: 'status', expected: merged, got: outcome.status });
  return [...lines, ...scopeDifferences(definition.actions ?? {}, statusOf)];
}

function scopeDifferences(actions: ActionDefinitions, statusOf: StatusOf): Mismatch[] {
  return Object.entries(actions).flatMap(([name, action]) => {
    const status = statusOf(name) ?? 'no record';
    const isDue = Object.entries(action.runAfter ?? {}).every(([before, wanted]) =>
      wanted.some((one) => one.toLowerCase() === statusOf(before)?.toLowerCase()),
    );
    const type = action.type.toLowerCase();
    // A Response that nobody waits for is Skipped although it was its turn (section 7), as is a step that is mocked so.
    const isFree = isDue && (type === 'response' || action.runtimeConfiguration?.staticResult !== undefined);
    if (!isFree && isDue === (status === 'Skipped' || status === 'no record')) {
      return [{ place: name, expected: isDue ? 'to run' : 'Skipped', got: status }];
    }
    if (type !== 'scope' || !isDue) return [];
    const merged = merge(action.actions ?? {}, statusOf);
    const own = merged === status ? [] : [{ place: name, expected: merged, got: status }];
    return [...own, ...scopeDifferences(action.actions ?? {}, statusOf)];
  });
}

/** Section 9.3: the leaves count, and in place of a skipped one what it ran after. */
function merge(actions: ActionDefinitions, statusOf: StatusOf): string {
  const before = (name: string) => Object.keys(actions[name]?.runAfter ?? {}).map((one) => spelled(actions, one));
  const followed = new Set(Object.keys(actions).flatMap(before));
  const open = Object.keys(actions).filter((name) => !followed.has(name));
  const counting = new Set<string | undefined>();
  const seen = new Set<string>();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    if (statusOf(name) === 'Skipped') open.push(...before(name));
    else counting.add(statusOf(name));
  }
  if (counting.has('Failed')) return 'Failed';
  return counting.has('TimedOut') ? 'TimedOut' : 'Succeeded';
}

function spelled(actions: ActionDefinitions, name: string): string {
  return Object.keys(actions).find((known) => known.toLowerCase() === name.toLowerCase()) ?? name;
}
