/** An `AbortSignal` as Temporal's cancellation: what runs inside is cancelled when the signal aborts. */

import { CancellationScope, isCancellation } from '@temporalio/workflow';

import { abortError, throwIfAborted } from './abort-error.ts';

/** Rejects with an `AbortError` when the signal aborts before `work` is done. */
export async function runAbortably<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  throwIfAborted(signal);
  const scope = new CancellationScope();
  const cancel = () => scope.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await scope.run(work);
  } catch (error) {
    throw signal.aborted && isCancellation(error) ? abortError() : error;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}
