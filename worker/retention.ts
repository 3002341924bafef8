/** Deletes what is older than it is kept: runs every minute, stored values that nothing refers to every hour. */

import type { Log } from '#server/log.ts';
import { repeat } from '#server/repeat.ts';
import { enforceRetention, sweepStoredValues } from '#server/use-cases/enforce-retention.ts';

const RUNS_MS = 60_000;
const VALUES_MS = 3_600_000;

export function startRetention({ keepDays, log }: { keepDays: number | undefined; log: Log }): {
  stop(): Promise<void>;
} {
  const stopping = new AbortController();
  const onError = (error: unknown) =>
    log.warn({ err: error }, 'What is too old could not be deleted; it is tried again.');
  const runs = repeat(
    async () => {
      const deleted = await enforceRetention({ keepDays, signal: stopping.signal });
      if (deleted > 0) log.info({ deleted }, 'Runs were deleted because of their age.');
    },
    { every: RUNS_MS, onError },
  );
  const values = repeat(
    async () => {
      const deleted = await sweepStoredValues();
      if (deleted > 0) log.info({ deleted }, 'Stored values were deleted that nothing refers to.');
    },
    { every: VALUES_MS, onError },
  );
  return {
    async stop() {
      stopping.abort();
      await Promise.all([runs.stop(), values.stop()]);
    },
  };
}
