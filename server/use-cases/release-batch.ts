/**
 * Releases a batch: accepts the run of its oldest messages and takes them out, in one transaction. So a message is in one
 * run, whoever releases at the same time and whatever is killed in between.
 */

import { capacityOf, isFull, nextBatch, releaseSlot } from '#core/batches/release.ts';
import type { Value } from '#core/json/value.ts';
import { decodeWire } from '#core/json/wire.ts';
import { AppError } from '#server/app-error.ts';
import { pool, type Querier, transaction } from '#server/database.ts';
import { type Batch, findBatch } from '#server/find-batch.ts';
import { loadAll } from '#server/payload-store.ts';
import { planUnasked } from '#server/plan-unasked.ts';
import { loadPublishedFlow } from '#server/published-flows.ts';
import { acceptRunsIn, type RunAcceptance } from '#server/repositories/accept-run.ts';
import {
  type BatchPlace,
  lockPartition,
  postponeBatch,
  settlePartition,
  sizesOf,
  takeMessages,
} from '#server/repositories/batches.ts';
import { writeEvaluation } from '#server/repositories/trigger-evaluations.ts';
import { findUnaskedTrigger, type UnaskedTrigger } from '#server/unasked-trigger.ts';

import { acceptanceOf } from './fire-trigger.ts';

/** After which a flow whose queue is full, and a trigger that fails, is tried again. */
const QUEUE_FULL_MS = 2_000;
const FAILED_MS = 60_000;
const QUEUE_FULL = {
  status: 'Skipped',
  code: 'TooManyConcurrentRequests',
  message: 'As many runs are at work and waiting as the trigger allows; the batch waits.',
} as const;

type BatchRelease = {
  runIds: string[];
  /** Messages that still wait. */
  left: number;
};

/** `Due`: if it is due. `Asked`: whatever its criteria say. */
type Reason = 'Due' | 'Asked';

/**
 * Releases one batch, or notes when it will be due; undefined when there is nothing. What meets no condition of the trigger
 * is taken out without a run (WDL reference 3.4). Throws `BadRequest` when an expression of the trigger fails,
 * `TooManyConcurrentRequests` when the flow's queue is full; nothing is taken out then.
 */
async function release(place: BatchPlace, reason: Reason): Promise<BatchRelease | undefined> {
  const flow = await loadPublishedFlow(place.flowId);
  const trigger = flow && findUnaskedTrigger(flow, 'batch');
  const batch = trigger && findBatch(trigger, place.batchName, Date.now());
  return transaction(async (client) => {
    const waiting = await lockPartition(client, place, flow?.version?.id);
    if (!waiting) return undefined;
    const capacity = capacityOf(batch?.criteria ?? {});
    const slot = batch && releaseSlot(batch.criteria, { ...waiting, enabledAt: trigger.flow.enabledAt.getTime() });
    const isDue = reason === 'Asked' || isFull(waiting, capacity) || (slot !== undefined && slot <= waiting.now);
    if (!batch || !isDue) {
      await settlePartition(client, place, slot);
      return { runIds: [], left: waiting.count };
    }
    const taken = nextBatch(await sizesOf(client, place, capacity.count), capacity);
    const messages = await takeMessages(client, place, taken);
    const items = messages.map(({ messageId, content }) => ({ content: decodeWire(content), messageId }));
    const runIds = await accept(client, trigger, { batch, place, items });
    return { runIds, left: waiting.count - taken.count };
  });
}

type ReleasedBatch = { batch: Batch; place: BatchPlace; items: Value[] };

async function accept(
  client: Querier,
  trigger: UnaskedTrigger,
  { batch, place, items }: ReleasedBatch,
): Promise<string[]> {
  const whole = readsItems(trigger) ? await loadAll(items) : items;
  const body = { batchName: batch.name, partitionName: place.partitionName, items: whole };
  const { status, code, message, runs } = planUnasked({ trigger, outputs: { body } }, Date.now());
  if (status === 'Failed') throw new AppError('BadRequest', message ?? 'An expression of the trigger failed.');
  const acceptances: RunAcceptance[] = [];
  for (const run of runs) acceptances.push(await acceptanceOf(run, { trigger }));
  const accepted = await acceptRunsIn(client, acceptances);
  await writeEvaluation(client, { flowId: place.flowId, status, code, message, at: new Date() });
  return accepted.map(({ runId }) => runId);
}

/** Expressions of a trigger see whole values; without any, big contents need not be read. */
function readsItems({ definition }: UnaskedTrigger): boolean {
  const { conditions = [], splitOn, correlation } = definition;
  return conditions.length > 0 || splitOn !== undefined || correlation?.clientTrackingId !== undefined;
}

/**
 * Releases one batch if it is due, else notes when it will be; false when there is nothing. What cannot be released now stays,
 * is told in the flow's history, and is looked at again after a while.
 */
export async function releaseDueBatch(place: BatchPlace): Promise<boolean> {
  try {
    return (await release(place, 'Due')) !== undefined;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const isQueueFull = error.code === QUEUE_FULL.code;
    const outcome = isQueueFull
      ? QUEUE_FULL
      : { status: 'Failed' as const, code: 'InvalidTemplate', message: error.message };
    await postponeBatch(place, isQueueFull ? QUEUE_FULL_MS : FAILED_MS);
    await writeEvaluation(pool(), { flowId: place.flowId, ...outcome, at: new Date() });
    return true;
  }
}

/** Releases all that waits in a partition, for a person. Throws `FlowDisabled` and `NotFound` besides. */
export async function releaseBatchNow(place: BatchPlace): Promise<{ runIds: string[] }> {
  const flow = await loadPublishedFlow(place.flowId);
  if (flow && !flow.enabled) throw new AppError('FlowDisabled', 'This flow is switched off: enable it first.');
  const trigger = flow && findUnaskedTrigger(flow, 'batch');
  if (!trigger || !findBatch(trigger, place.batchName, Date.now())) {
    throw new AppError('NotFound', `The published version of the flow has no batch '${place.batchName}'.`);
  }
  let released = await release(place, 'Asked');
  if (!released) throw new AppError('NotFound', 'Nothing waits there any more.');
  const runIds = [...released.runIds];
  while (released && released.left > 0) {
    released = await release(place, 'Asked');
    runIds.push(...(released?.runIds ?? []));
  }
  return { runIds };
}
