/**
 * Releases a batch: accepts the run of its oldest messages and takes them out, in one transaction. So a message is in one
 * run, whoever releases at the same time and whatever is killed in between.
 */

import { capacityOf, isFull, nextBatch, releaseSlot } from '#core/batches/release.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { decodeWire } from '#core/json/wire.ts';
import { AppError } from '#server/app-error.ts';
import { type Batch, type BatchTrigger, findBatch, findBatchTrigger } from '#server/batch-trigger.ts';
import { transaction } from '#server/database.ts';
import { loadAll, storeBigParts } from '#server/payload-store.ts';
import { type PlannedRun, planRuns } from '#server/plan-runs.ts';
import { loadPublishedFlow } from '#server/published-flows.ts';
import { acceptRunsIn, type RunAcceptance } from '#server/repositories/accept-run.ts';
import {
  type BatchPlace,
  lockPartition,
  settlePartition,
  sizesOf,
  takeMessages,
} from '#server/repositories/batches.ts';

export type BatchRelease = {
  runIds: string[];
  /** Messages that still wait. */
  left: number;
};

export type ReleaseOptions = {
  /** Somebody asks for it: then it is due whatever its criteria say, and its lock is waited for. */
  isAsked?: boolean;
};

/**
 * Releases one batch if it is due, else notes when it will be; undefined when another one does so, or there is nothing.
 * What meets no condition of the trigger is taken out without a run (WDL reference 3.4). Throws `BadRequest` when an
 * expression of the trigger fails, `TooManyConcurrentRequests` when the flow's queue is full; nothing is taken out then.
 */
export async function releaseBatch(
  place: BatchPlace,
  { isAsked = false }: ReleaseOptions = {},
): Promise<BatchRelease | undefined> {
  const flow = await loadPublishedFlow(place.flowId);
  const trigger = flow && findBatchTrigger(flow);
  const batch = trigger && findBatch(trigger, place.batchName, Date.now());
  return transaction(async (client) => {
    const waiting = await lockPartition(client, place, { versionId: flow?.version?.id, skipLocked: !isAsked });
    if (!waiting) return undefined;
    const capacity = capacityOf(batch?.criteria ?? {});
    const slot = batch && releaseSlot(batch.criteria, { ...waiting, enabledAt: trigger.flow.enabledAt.getTime() });
    const isDue = isAsked || isFull(waiting, capacity) || (slot !== undefined && slot <= waiting.now);
    if (!batch || !isDue) {
      await settlePartition(client, place, slot);
      return { runIds: [], left: waiting.count };
    }
    const taken = nextBatch(await sizesOf(client, place, capacity.count), capacity);
    const messages = await takeMessages(client, place, taken);
    const items = messages.map(({ messageId, content }) => ({ content: decodeWire(content), messageId }));
    const accepted = await acceptRunsIn(client, await acceptancesOf(trigger, { batch, place, items }));
    return { runIds: accepted.map(({ runId }) => runId), left: waiting.count - taken.count };
  });
}

type ReleasedBatch = { batch: Batch; place: BatchPlace; items: Value[] };

async function acceptancesOf(trigger: BatchTrigger, { batch, place, items }: ReleasedBatch): Promise<RunAcceptance[]> {
  const whole = readsItems(trigger) ? await loadAll(items) : items;
  const body = { batchName: batch.name, partitionName: place.partitionName, items: whole };
  const plan = planRuns({ trigger, outputs: { body } }, Date.now());
  const runs = plan.outcome === 'Split' ? plan.runs : plan.outcome === 'Accepted' ? [plan.run] : [];
  return Promise.all(runs.map((run) => acceptanceOf(run, trigger)));
}

/** Expressions of a trigger see whole values; without any, big contents need not be read. */
function readsItems({ definition }: BatchTrigger): boolean {
  const { conditions = [], splitOn, correlation } = definition;
  return conditions.length > 0 || splitOn !== undefined || correlation?.clientTrackingId !== undefined;
}

async function acceptanceOf({ runId, trigger: record }: PlannedRun, trigger: BatchTrigger): Promise<RunAcceptance> {
  const { flow, version } = trigger;
  const outputs = await storeBigParts(record.outputs);
  return {
    runId,
    flowId: flow.id,
    versionId: version.id,
    needsCarrier: version.needsCarrier,
    triggerKind: 'Batch',
    trigger: { ...record, outputs: isObject(outputs) ? outputs : record.outputs },
  };
}

/** Releases all that waits in a partition, for a person. Throws `FlowDisabled` and `NotFound` besides. */
export async function releaseBatchNow(place: BatchPlace): Promise<{ runIds: string[] }> {
  const flow = await loadPublishedFlow(place.flowId);
  if (flow && !flow.enabled) throw new AppError('FlowDisabled', 'This flow is switched off: enable it first.');
  const trigger = flow && findBatchTrigger(flow);
  if (!trigger || !findBatch(trigger, place.batchName, Date.now())) {
    throw new AppError('NotFound', `The published version of the flow has no batch '${place.batchName}'.`);
  }
  let released = await releaseBatch(place, { isAsked: true });
  if (!released) throw new AppError('NotFound', 'Nothing waits there any more.');
  const runIds = [...released.runIds];
  while (released && released.left > 0) {
    released = await releaseBatch(place, { isAsked: true });
    runIds.push(...(released?.runIds ?? []));
  }
  return { runIds };
}
