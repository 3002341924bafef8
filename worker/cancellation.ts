/**
 * Ends runs that somebody cancels, within five seconds whatever state they are in: calls in flight here are aborted, the
 * carrier is told, and a run that still has not ended after a while is ended in the database; its carrier finds that.
 */

import { type Client, WorkflowNotFoundError } from '@temporalio/client';

import type { Log } from '#server/log.ts';
import { type Repeated, repeat } from '#server/repeat.ts';
import { endCancelledRuns, listRunsToCancel } from '#server/repositories/run-ends.ts';
import { runFields } from '#server/tracing/trace-ids.ts';
import type { RunAborts } from './run-aborts.ts';

const POLL_MS = 1_000;
/** How long a carrier has to end a run by itself. */
const PATIENCE_MS = 3_000;

export type Cancellation = Repeated & {
  /** The run is to be cancelled. */
  cancel(runId: string): void;
};

export type CancellationOptions = { client: Client; aborts: RunAborts; log: Log };

export function startCancellation({ client, aborts, log }: CancellationOptions): Cancellation {
  async function tellCarrier({ runId, carrierId }: { runId: string; carrierId: string }): Promise<void> {
    aborts.abort(runId);
    try {
      await client.workflow.getHandle(carrierId).signal('cancelRun', runId);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }

  async function cancelAll(): Promise<void> {
    const runs = await listRunsToCancel();
    const told = await Promise.allSettled(runs.map(tellCarrier));
    for (const run of await endCancelledRuns(PATIENCE_MS)) log.info(runFields(run), 'The run was cancelled.');
    const failed = told.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
  }

  const onError = (error: unknown) => log.warn({ err: error }, 'A cancel could not be passed on; it is tried again.');
  const cancelling = repeat(cancelAll, { every: POLL_MS, onError });
  return {
    ...cancelling,
    cancel(runId) {
      aborts.abort(runId);
      cancelling.wake();
    },
  };
}
