/** What an action that waits for something outside its run gets, as soon as it is there. */

import type { ValueObject } from '#core/json/value.ts';
import { decodeWire } from '#core/json/wire.ts';
import type { FlowFailure } from '#core/runs/record.ts';
import { AppError } from '#server/app-error.ts';
import { closeWait, findWait, markTaken, type WaitKey } from '#server/repositories/action-waits.ts';
import { findRunAnswer, type RunAnswer } from '#server/repositories/run-responses.ts';
import { cancelRun } from '#server/repositories/runs.ts';

/** Undefined while there is none. Asked again it gives the same. */
export async function takeAnswer(key: WaitKey): Promise<ValueObject | undefined> {
  const wait = await findWait(key);
  if (!wait) throw new AppError('NotFound', `The action '${key.action}' of the run ${key.runId} waits for nothing.`);
  const answer = wait.childRunId === null ? readCallback(wait.answer) : await readResponse(wait.childRunId);
  if (answer !== undefined) await markTaken(key);
  return answer;
}

/**
 * Nobody waits any more: a subscription is taken back, and with `cancels` so is the run of a flow that was called. The
 * answer, when it was there before.
 */
export async function giveUpWait(key: WaitKey, { cancels }: { cancels: boolean }): Promise<ValueObject | undefined> {
  const isClosed = await closeWait(key);
  if (!isClosed) return takeAnswer(key);
  const wait = await findWait(key);
  if (cancels && wait?.childRunId) await cancelRun(wait.childRunId, new Date());
  return undefined;
}

/** The row was written from an object. */
function readCallback(answer: string | null): ValueObject | undefined {
  return answer === null ? undefined : (decodeWire(answer) as ValueObject);
}

async function readResponse(childRunId: string): Promise<ValueObject | undefined> {
  const run = await findRunAnswer(childRunId);
  if (run?.response) return { ...run.response };
  if (run && !run.hasEnded) return undefined;
  return { statusCode: 502, headers: {}, error: noResponse(run) };
}

function noResponse(run: RunAnswer | undefined): FlowFailure {
  if (!run) return { code: 'NoResponse', message: 'The run of the called flow is not kept any more.' };
  const reason = run.error ? ` ${run.error.code}: ${run.error.message}` : '';
  const message = `The run ${run.runId} of the called flow ended (${run.status}) without reaching a Response action.${reason}`;
  return { code: 'NoResponse', message };
}
