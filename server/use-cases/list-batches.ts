/** What waits in the batches of a flow, and what releases it. */

import type { CollectedMessages, WaitingBatch } from '#core/api/batches.ts';
import { releaseSlot } from '#core/batches/release.ts';
import { AppError } from '#server/app-error.ts';
import { type Batch, findBatch } from '#server/find-batch.ts';
import { loadPublishedFlow } from '#server/published-flows.ts';
import { listWaitingBatches, type WaitingBatch as WaitingRow } from '#server/repositories/batches.ts';
import { findUnaskedTrigger, type UnaskedTrigger } from '#server/unasked-trigger.ts';

const SHOWN = 200;

/** Nothing for a flow that is not there. */
export async function listBatches(flowId: string, now = Date.now()): Promise<CollectedMessages> {
  const [flow, rows] = await Promise.all([loadPublishedFlow(flowId), listWaitingBatches(flowId, SHOWN + 1)]);
  const trigger = flow && findUnaskedTrigger(flow, 'batch');
  return {
    isCollecting: trigger !== undefined,
    isEnabled: flow?.enabled ?? false,
    batches: rows.slice(0, SHOWN).map((row) => waitingBatch(row, trigger, now)),
    hasMore: rows.length > SHOWN,
  };
}

function waitingBatch(row: WaitingRow, trigger: UnaskedTrigger | undefined, now: number): WaitingBatch {
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
function readableBatch(trigger: UnaskedTrigger, batchName: string, now: number): Batch | undefined {
  try {
    return findBatch(trigger, batchName, now);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
