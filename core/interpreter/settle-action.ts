/** The end of an action: its result is kept where references find it, and its record goes to the host. */

import type { ActionRecord, FlowFailure } from '#core/runs/record.ts';
import { withoutUndefined } from './action-object.ts';
import type { FlowRun } from './flow-run.ts';
import type { ActionResult, Repetition } from './repetition.ts';
import { shownInputs } from './shown-inputs.ts';

export type SettleOptions = {
  key: string;
  run: FlowRun;
  repetition: Repetition;
  /** A call has written the record itself. */
  isRecorded?: boolean;
};

export function settleAction(result: ActionResult, { key, run, repetition, isRecorded }: SettleOptions): void {
  repetition.results.set(key, result);
  if (isRecorded !== true) run.host.record(recordOf(result));
}

/** What is kept of a result: without the values that must not be shown, and without credentials. */
function recordOf({ trackingId: _, ...result }: ActionResult): ActionRecord {
  const { type, secured = [], inputs, outputs } = result;
  return withoutUndefined({
    ...result,
    error: shownError(result),
    inputs: shownInputs({ type, inputs, secured }),
    outputs: secured.includes('outputs') ? undefined : outputs,
    // They are made of the sides that are hidden, or of what hid them.
    trackedProperties: secured.length > 0 ? undefined : result.trackedProperties,
  });
}

/** A message may quote the values it complains of; what a call met says nothing of its inputs. */
function shownError({
  error,
  secured,
  attempts,
}: Pick<ActionRecord, 'error' | 'secured' | 'attempts'>): FlowFailure | undefined {
  if (error === undefined || secured?.includes('inputs') !== true || attempts.length > 0) return error;
  return { code: error.code, message: 'The message is hidden, because it may quote values that must not be shown.' };
}
