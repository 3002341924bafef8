/** The action object that `actions('X')`, `action()` and `result('X')` give (WDL reference 10). */

import type { ActionSnapshot } from '#core/expressions/snapshot.ts';
import type { Value } from '#core/json/value.ts';
import type { Attempt } from '#core/runs/record.ts';
import type { ActionResult, LoopPass } from './repetition.ts';

type HistoryEntry = { startTime: string; endTime: string; code: string; error?: { code: string; message: string } };

export type ActionObject = ActionSnapshot & { retryHistory?: HistoryEntry[] };

export function actionObject(result: ActionResult, clientTrackingId: string): ActionObject {
  const tries = result.attempts.filter((attempt) => attempt.purpose === 'try');
  return withoutUndefined({
    name: result.action,
    inputs: result.inputs,
    outputs: result.outputs,
    startTime: isoTime(result.startedAt),
    endTime: isoTime(result.endedAt),
    trackingId: result.trackingId,
    clientTrackingId,
    code: result.code,
    status: result.status,
    error: result.error,
    trackedProperties: result.trackedProperties,
    retryHistory: tries.length > 1 ? tries.map(historyEntry) : undefined,
    iterationCount: result.iterationCount,
  });
}

/** What `result()` gives of a loop: one entry per inner action, with the repetitions as its `outputs`. */
export function loopResult(passes: readonly LoopPass[], clientTrackingId: string): Value {
  const entries = new Map<string, Value[]>();
  for (const pass of passes) {
    for (const result of pass) {
      const repetitions = entries.get(result.action) ?? [];
      repetitions.push(actionObject(result, clientTrackingId));
      entries.set(result.action, repetitions);
    }
  }
  return [...entries].map(([name, outputs]) => ({ name, outputs }));
}

function historyEntry({ startedAt, endedAt, code, error }: Attempt): HistoryEntry {
  return withoutUndefined({ startTime: isoTime(startedAt), endTime: isoTime(endedAt), code, error });
}

/** A copy without the properties that hold nothing: an expression must not see them. Deleting them would cost more. */
export function withoutUndefined<T extends object>(object: T): T {
  const kept: Partial<T> = {};
  for (const name of Object.keys(object) as (keyof T)[]) if (object[name] !== undefined) kept[name] = object[name];
  return kept as T;
}

/** Milliseconds since the epoch as text with seven digits after the point, as the reference writes times. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '0000Z');
}
