/** The bars of the chart above a list of runs: how many were accepted in each stretch of time, by status. */

import type { RunFilter } from '#core/api/run-filter.ts';
import type { RunCounts } from '#core/api/runs.ts';
import { AppError } from '#server/app-error.ts';
import { countRuns } from '#server/repositories/run-counts.ts';
import { idAt, timeOfId } from '#server/run-id-time.ts';

import { runConditions, timeOf } from './run-filter-conditions.ts';

const BUCKETS = 48;
const DEFAULT_SPAN = 7 * 86_400_000;

/** Throws `BadRequest` for a search in inputs and outputs, which would have to read all of them. */
export async function countRunsOverTime(filter: RunFilter): Promise<RunCounts> {
  if (filter.payload !== undefined) {
    throw new AppError('BadRequest', 'Runs are not counted by a text in inputs and outputs: leave out "payload".');
  }
  const now = Date.now();
  const range = wholeRange(timeOf(filter, now), now);
  const bounds = Array.from({ length: BUCKETS + 1 }, (_, index) =>
    Math.round(range.from + ((range.to - range.from) * index) / BUCKETS),
  );
  const conditions = await runConditions(
    { ...filter, within: undefined, from: isoTime(range.from), to: isoTime(range.to) },
    { now },
  );
  const { counts, stoppedAt } = await countRuns(conditions, bounds.map(idAt));
  const buckets: RunCounts['buckets'] = Array.from({ length: BUCKETS }, () => ({}));
  for (const { bucket, status, count } of counts) {
    const counted = buckets[bucket];
    if (counted) counted[status] = count;
  }
  return { ...range, buckets, countedFrom: stoppedAt === undefined ? null : timeOfId(stoppedAt) };
}

/** At least one millisecond for each bucket. */
function wholeRange({ from, to: end }: { from?: number; to?: number }, now: number): { from: number; to: number } {
  const to = end ?? now;
  const start = from ?? to - DEFAULT_SPAN;
  return { from: start, to: Math.max(to, start + BUCKETS) };
}

function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
