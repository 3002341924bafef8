/** Decides when what waits in a partition of a batch is released, and how much of it at a time. */

import { LIMITS } from '#core/limits.ts';
import { fireTimes } from '#core/schedules/fire-times.ts';
import type { ReleaseCriteria } from './release-criteria.ts';

/** Messages, and the bytes of their contents. */
export type BatchFill = { count: number; bytes: number };

/** What fills a batch: its own criteria, or what one run can take. */
export function capacityOf({ messageCount, batchSize }: ReleaseCriteria): BatchFill {
  const most = { count: LIMITS.batchMessages.ours, bytes: LIMITS.batchSize.ours };
  return {
    count: Math.min(messageCount ?? most.count, most.count),
    bytes: Math.min(batchSize ?? most.bytes, most.bytes),
  };
}

export function isFull(fill: BatchFill, capacity: BatchFill): boolean {
  return fill.count >= capacity.count || fill.bytes >= capacity.bytes;
}

/** How much of what waits makes the next batch: the oldest up to the one that fills it. `sizes` are in bytes, the oldest first. */
export function nextBatch(sizes: readonly number[], capacity: BatchFill): BatchFill {
  const fill = { count: 0, bytes: 0 };
  for (const size of sizes) {
    if (isFull(fill, capacity)) break;
    fill.count += 1;
    fill.bytes += size;
  }
  return fill;
}

type Waiting = {
  /** When the oldest message came. */
  oldestAt: number;
  /** When the flow was published or enabled last: the anchor of a recurrence without a start time. */
  enabledAt: number;
};

/**
 * The slot of the recurrence at which what waits is released, in milliseconds since the epoch, perhaps in the past;
 * undefined when no slot will come. The anchor itself is none: a batch is not released by publishing its flow.
 */
export function releaseSlot({ recurrence }: ReleaseCriteria, { oldestAt, enabledAt }: Waiting): number | undefined {
  if (!recurrence) return undefined;
  return fireTimes(recurrence, { after: Math.max(oldestAt, enabledAt), enabledAt, count: 1 })[0];
}
