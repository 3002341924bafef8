/** Does many runs again at the rate that a person chose, one after the other, whichever worker comes first. */

import { setTimeout as delay } from 'node:timers/promises';

import type { Log } from '#server/log.ts';
import { type Repeated, repeat } from '#server/repeat.ts';
import { nextBulkStepIn } from '#server/repositories/bulk-replays.ts';
import { findTracedRun } from '#server/repositories/traced-runs.ts';
import { runFields } from '#server/tracing/trace-ids.ts';
import { continueBulkReplay } from '#server/use-cases/continue-bulk-replay.ts';

/** A notice wakes it; this is for one that was missed. */
const POLL_MS = 5_000;
/** A shorter wait for the next turn is waited for in place. */
const SHORT_WAIT_MS = 2_000;

export function startBulkReplays({ log }: { log: Log }): Repeated {
  const stopping = new AbortController();
  const reportBroken = async (error: unknown, runId: string) =>
    log.error({ err: error, ...runFields(await findTracedRun(runId)) }, 'A run could not be replayed; it is left out.');

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (await continueBulkReplay(reportBroken)) continue;
      const wait = await nextBulkStepIn();
      if (wait === null || wait > SHORT_WAIT_MS) return;
      await delay(Math.max(5, wait), undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const working = repeat(work, {
    every: POLL_MS,
    onError: (error) => log.warn({ err: error }, 'A replay of many runs stands still; it is tried again.'),
  });
  return {
    ...working,
    async stop() {
      stopping.abort();
      await working.stop();
    },
  };
}
