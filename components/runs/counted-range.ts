/** What can be worked out of the counts of a chart: its sums, its scale, and the stretch of time that some bars stand for. */

import type { RunCounts } from '#core/api/runs.ts';
import type { RunStatus } from '#core/runs/status.ts';

/** From the bottom of a bar to its top: what went wrong stands on the ground, where it is compared best. */
export const BAR_ORDER = [
  'Failed',
  'TimedOut',
  'Cancelled',
  'Running',
  'Waiting',
  'Succeeded',
] as const satisfies RunStatus[];

export type Bucket = RunCounts['buckets'][number];

export function sumOf(bucket: Bucket): number {
  return BAR_ORDER.reduce((sum, status) => sum + (bucket[status] ?? 0), 0);
}

/** All buckets as one. */
export function totalOf(buckets: readonly Bucket[]): Bucket {
  const total: Bucket = {};
  for (const status of BAR_ORDER) {
    const count = buckets.reduce((sum, bucket) => sum + (bucket[status] ?? 0), 0);
    if (count > 0) total[status] = count;
  }
  return total;
}

/** Places of buckets, in either order, both included. */
export type Brush = { anchor: number; head: number };

/** In milliseconds since the epoch: at or after `from`, before `to`. */
export function rangeOf({ from, to, buckets }: RunCounts, { anchor, head }: Brush): { from: number; to: number } {
  const at = (index: number) => Math.round(from + ((to - from) * index) / buckets.length);
  return { from: at(Math.min(anchor, head)), to: at(Math.max(anchor, head) + 1) };
}

export function isBrushed(index: number, brush: Brush | undefined): boolean {
  return (
    brush !== undefined && index >= Math.min(brush.anchor, brush.head) && index <= Math.max(brush.anchor, brush.head)
  );
}
