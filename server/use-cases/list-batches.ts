/** What waits in the batches of a flow, and what releases it. */

import type { CollectedMessages, WaitingBatch } from '#core/api/batches.ts';
import { releaseSlot } from '#core/batches/release.ts';
import { AppError } from '#server/app-error.ts';
import { type Batch, type BatchTrigger, findBatch, findBatchTrigger } from '#server/batch-trigger.ts';
import { loadPublishedFlow } from '#server/published-flows.ts';
import { listWaitingBatches, type WaitingBatch as WaitingRow } from '#server/repositories/batches.ts';

/** Nothing for a flow that is not there. */
export async function listBatches(flowId: string, now = Date.now()): Promise<CollectedMessages> {
  const [flow, rows] = await Promise.all([loadPublishedFlow(flowId), listWaitingBatches(flowId)]);
  const trigger = flow && findBatchTrigger(flow);
  const batches = rows.map((row) => waitingBatch(row, trigger, now));
  return { isCollecting: trigger !== undefined, isEnabled: flow?.enabled ?? false, batches };
}

function waitingBatch(row: WaitingRow, trigger: BatchTrigger | undefined, now: number): WaitingBatch {
  const { batchName, partitionName, count, bytes } = row;
  const oldestAt = row.oldestAt.getTime();
  const batch = trigger && readableBatch(trigger, batchName, now);
  const enabledAt = trigger?.flow.enabledAt.getTime() ?? 0;
  return {
    batchName,
    partitionName,
    count,
    bytes,
    oldestAt,
    releaseAt: (batch && releaseSlot(batch.criteria, { oldestAt, enabledAt })) ?? null,
    criteria: batch
      ? { messageCount: batch.criteria.messageCount ?? null, batchSize: batch.criteria.batchSize ?? null }
      : null,
  };
}

/** Criteria that cannot be made out release nothing. */
function readableBatch(trigger: BatchTrigger, batchName: string, now: number): Batch | undefined {
  try {
    return findBatch(trigger, batchName, now);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
