/**
 * Counts the runs that were answered in memory, for the figures of their flows. The counts go to the database every few
 * seconds: what a killed process has counted since is missing in the figures, and nowhere else.
 */

import { rangeOf } from '#core/metrics/durations.ts';
import type { RunOutcome } from '#core/runs/record.ts';
import { isDatabaseAway } from '#server/database-away.ts';
import type { Log } from '#server/log.ts';
import { repeat } from '#server/repeat.ts';
import { addInMemorySums, type InMemorySum } from '#server/repositories/in-memory-sums.ts';

export type InMemorySums = {
  count(flowId: string, run: { milliseconds: number; outcome: RunOutcome }): void;
  /** Writes what is left. */
  close(): Promise<void>;
};

const EVERY_MS = 5_000;
const MINUTE = 60_000;
/** While the database is away, so many sums are kept: some hours of a few flows. */
const MOST_KEPT = 1_000;

export function inMemorySums(log: Log, add = addInMemorySums): InMemorySums {
  const sums = new Map<string, InMemorySum>();

  async function write(): Promise<void> {
    const taken = [...sums.entries()];
    if (taken.length === 0) return;
    sums.clear();
    try {
      await add(taken.map(([, sum]) => sum));
    } catch (error) {
      for (const [key, sum] of taken.slice(-MOST_KEPT)) sums.set(key, merged(sum, sums.get(key)));
      throw error;
    }
  }

  const writing = repeat(write, {
    every: EVERY_MS,
    onError: (error) => {
      if (!isDatabaseAway(error)) log.error({ err: error }, 'Runs in memory could not be counted; it is tried again.');
    },
  });
  return {
    count(flowId, { milliseconds, outcome }) {
      const start = Math.floor(Date.now() / MINUTE) * MINUTE;
      const key = `${flowId} ${start}`;
      let sum = sums.get(key);
      if (!sum) {
        sum = { flowId, start, count: 0, failed: 0, cancelled: 0, errors: {}, durations: {}, longest: 0 };
        sums.set(key, sum);
      }
      sum.count += 1;
      if (outcome.status === 'Failed' || outcome.status === 'TimedOut') {
        sum.failed += 1;
        addTo(sum.errors, outcome.error?.code ?? outcome.status, 1);
      }
      if (outcome.status === 'Cancelled') sum.cancelled += 1;
      addTo(sum.durations, String(rangeOf(milliseconds)), 1);
      sum.longest = Math.max(sum.longest, milliseconds);
    },
    async close() {
      await writing.stop();
      await write().catch((error) => log.warn({ err: error }, 'The last runs in memory could not be counted'));
    },
  };
}

function addTo(counts: { [name: string]: number }, name: string, count: number): void {
  counts[name] = (counts[name] ?? 0) + count;
}

function merged(one: InMemorySum, other: InMemorySum | undefined): InMemorySum {
  if (!other) return one;
  for (const [code, count] of Object.entries(other.errors)) addTo(one.errors, code, count);
  for (const [range, count] of Object.entries(other.durations)) addTo(one.durations, range, count);
  return {
    ...one,
    count: one.count + other.count,
    failed: one.failed + other.failed,
    cancelled: one.cancelled + other.cancelled,
    longest: Math.max(one.longest, other.longest),
  };
}
