/** What the pages and the server say to each other about the messages that wait in the batches of a flow. */

import { z } from 'zod';

/**
 * One partition of one batch. POST /api/flows/:id/batches/release → { runIds }: the runs of all that waits in it; 404 when
 * nothing does, 409 `FlowDisabled`. POST /api/flows/:id/batches/discard → 204.
 */
export const batchPartitionSchema = z.object({ batchName: z.string(), partitionName: z.string() });
export type BatchPartition = z.infer<typeof batchPartitionSchema>;

export const releasedBatchSchema = z.object({ runIds: z.array(z.string()) });

/** Times are in milliseconds since the epoch. */
export type WaitingBatch = BatchPartition & {
  count: number;
  /** Bytes of the contents as JSON. */
  bytes: number;
  oldestAt: number;
  /** When its schedule releases it; null without a schedule. */
  releaseAt: number | null;
  /** The criteria of the published version; null when it has no such batch, so that nothing releases what waits. */
  criteria: { messageCount: number | null; batchSize: number | null } | null;
};

export type CollectedMessages = {
  /** The published version collects messages. */
  isCollecting: boolean;
  /** While the flow is disabled nothing is released. */
  isEnabled: boolean;
  /** Those that wait longest first. */
  batches: WaitingBatch[];
  /** There are more than these. */
  hasMore: boolean;
};
