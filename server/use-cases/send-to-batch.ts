/** Adds a message to a batch of a flow on behalf of another run's action. */

import { capacityOf, releaseSlot } from '#core/batches/release.ts';
import type { BatchMessage, BatchSending } from '#core/interpreter/host.ts';
import { encodeWire } from '#core/json/wire.ts';
import { LIMITS } from '#core/limits.ts';
import { type Batch, findBatch } from '#server/find-batch.ts';
import { loadAll, storeBigParts } from '#server/payload-store.ts';
import { addMessage, findSend } from '#server/repositories/batches.ts';
import { findUnaskedTrigger, type UnaskedTrigger } from '#server/unasked-trigger.ts';

import { findOpenFlow, Refusal, refusalIn } from './find-open-flow.ts';

export type BatchSend = BatchMessage & {
  /** The run that sends. */
  runId: string;
};

/** Asked again for the same action and repetition it sends nothing. */
export async function sendToBatch(send: BatchSend, now = Date.now()): Promise<BatchSending> {
  const { runId, action, repetition, partitionName, messageId } = send;
  const sender = { runId, action, repetition };
  const known = await findSend(sender);
  if (known !== undefined) return { kind: 'Stored', batchName: known };
  try {
    checkNames(send);
    const { trigger, batch } = await findOpenBatch(send, now);
    const { flow } = trigger;
    const content = await loadAll(send.content);
    const slot = releaseSlot(batch.criteria, { oldestAt: now, enabledAt: flow.enabledAt.getTime() });
    await addMessage({
      flowId: flow.id,
      batchName: batch.name,
      partitionName,
      sender,
      messageId,
      content: encodeWire(await storeBigParts(content)),
      size: Buffer.byteLength(encodeWire(content)),
      capacity: capacityOf(batch.criteria),
      slot: slot === undefined ? undefined : new Date(slot),
    });
    return { kind: 'Stored', batchName: batch.name };
  } catch (error) {
    const { code, message } = refusalIn(error);
    return { kind: 'Refused', failure: { code, message } };
  }
}

/** The names are keys of the database, which knows no NUL. */
function checkNames({ batchName, partitionName, messageId }: BatchSend): void {
  const most = LIMITS.partitionName.ours;
  for (const [field, name] of Object.entries({ batchName, partitionName })) {
    if (name.length <= most) continue;
    const message = `'${field}' has ${name.length} characters; at most ${most} are allowed.`;
    throw new Refusal(400, 'InvalidTemplate', message);
  }
  for (const [field, name] of Object.entries({ batchName, partitionName, messageId })) {
    if (!name.includes('\0')) continue;
    throw new Refusal(400, 'InvalidTemplate', `'${field}' has the character NUL in it, which names cannot have.`);
  }
}

async function findOpenBatch(
  { flow: given, triggerName, batchName }: BatchSend,
  now: number,
): Promise<{ trigger: UnaskedTrigger; batch: Batch }> {
  const { flow } = await findOpenFlow(given);
  const trigger = findUnaskedTrigger(flow, 'batch', triggerName);
  if (!trigger) {
    const which = triggerName === undefined ? 'no Batch trigger' : `no Batch trigger '${triggerName}'`;
    const message = `The published version of the flow '${flow.name}' has ${which}, so nothing can be sent to it.`;
    throw new Refusal(404, 'NestedWorkflowNotFound', message);
  }
  const batch = findBatch(trigger, batchName, now);
  if (batch) return { trigger, batch };
  const message = `The published version of the flow '${flow.name}' has no batch '${batchName}'.`;
  throw new Refusal(404, 'BatchNotFound', message);
}
