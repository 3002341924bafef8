/**
 * Ends the runs whose cancel nobody has carried out. It is here as well as in the worker because a run has to end within
 * five seconds when no worker lives; a carrier that comes back later finds that its run has ended.
 */

import { isDatabaseAway } from '#server/database-away.ts';
import type { Log } from '#server/log.ts';
import { type Repeated, repeat } from '#server/repeat.ts';
import { endCancelledRuns } from '#server/repositories/run-ends.ts';
import { runFields } from '#server/tracing/trace-ids.ts';

const EVERY_MS = 1_000;
/** How long a carrier has to end a run by itself; with the time between two looks below the five seconds. */
const PATIENCE_MS = 3_000;

export function endOverdueCancels(log: Log): Repeated {
  return repeat(
    async () => {
      for (const run of await endCancelledRuns(PATIENCE_MS)) log.info(runFields(run), 'The run was cancelled.');
    },
    {
      every: EVERY_MS,
      onError: (error) => {
        if (!isDatabaseAway(error)) log.error({ err: error }, 'Cancelled runs could not be ended; it is tried again.');
      },
    },
  );
}
