/**
 * Durations as counts of ranges, so that those of many minutes can be added up and still say which percentile is where: each
 * range is 2 % wider than the one below it, so that a percentile is off by 1 % at most. Percentiles are never averaged.
 */

/** Counts by the number of the range. */
export type Durations = { readonly [range: string]: number };

/** Each range ends at that many times its beginning. */
export const RANGE_FACTOR = 1.02;
/** Shorter than that is all one range; milliseconds. */
export const SHORTEST = 0.1;

/** The number of the range that a duration in milliseconds falls into; SQL computes the same (metric-rolling.ts). */
export function rangeOf(milliseconds: number): number {
  return Math.ceil(Math.log(Math.max(milliseconds, SHORTEST)) / Math.log(RANGE_FACTOR));
}

export function addDurations(all: readonly Durations[]): Durations {
  const sums: { [range: string]: number } = {};
  for (const each of all) for (const [range, count] of Object.entries(each)) sums[range] = (sums[range] ?? 0) + count;
  return sums;
}

/** Below that share (0 to 1) of all: milliseconds, the middle of the range; null when there are none. */
export function percentile(durations: Durations, share: number): number | null {
  const ranges = Object.entries(durations)
    .map(([range, count]) => [Number(range), count] as const)
    .sort(([a], [b]) => a - b);
  const total = ranges.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(share * total));
  let seen = 0;
  for (const [range, count] of ranges) {
    seen += count;
    if (seen >= rank) return (2 * RANGE_FACTOR ** range) / (1 + RANGE_FACTOR);
  }
  return null;
}
