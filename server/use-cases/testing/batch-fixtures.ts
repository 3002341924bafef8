/** What tests of batches start from: flows that collect, messages to them, and what has come of those. */

import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import { decodeWire } from '#core/json/wire.ts';
import { database } from '#server/database.ts';
import { newId } from '#server/identifiers.ts';
import { loadAll } from '#server/payload-store.ts';
import { listDueBatches, listWaitingBatches, type WaitingBatch } from '#server/repositories/batches.ts';
import { releaseDueBatch } from '#server/use-cases/release-batch.ts';
import { type BatchSend, sendToBatch } from '#server/use-cases/send-to-batch.ts';

import { acceptedRun, ECHO, publishedFlow } from './fixtures.ts';

/** A definition whose Batch trigger has one batch, `Orders` when nothing else is said. */
export function collector(releaseCriteria: object, settings: object = {}, batchName = 'Orders'): object {
  const inputs = { mode: 'Inline', configurations: { [batchName]: { releaseCriteria } } };
  return { ...ECHO, triggers: { Batch_messages: { type: 'Batch', inputs, ...settings } } };
}

let sender: string | undefined;

/** One message of one action of a run. */
export async function send(flow: string, content: Value, more: Partial<BatchSend> = {}) {
  sender ??= await acceptedRun(await publishedFlow(ECHO, 'Sender'));
  const place = { runId: sender, action: 'Send', repetition: newId() };
  const message = { batchName: 'orders', partitionName: 'DEFAULT', messageId: 'm' };
  return sendToBatch({ ...place, flow, ...message, content, ...more });
}

/** One after the other. */
export async function sendAll(flow: string, contents: Value[], more: Partial<BatchSend> = {}): Promise<void> {
  for (const content of contents) {
    const { kind } = await send(flow, content, more);
    if (kind !== 'Stored') throw new Error('A message was refused.');
  }
}

export function placeOf(flowId: string, partitionName = 'DEFAULT') {
  return { flowId, batchName: 'Orders', partitionName };
}

/** As a worker does, until nothing of the flow is due. */
export async function releaseDue(flowId: string): Promise<void> {
  for (;;) {
    const due = (await listDueBatches(100)).filter((place) => place.flowId === flowId);
    if (due.length === 0) return;
    for (const place of due) await releaseDueBatch(place);
  }
}

/** The trigger's body of each run, in the order in which they were accepted. */
export async function bodiesOf(flowId: string): Promise<Value[]> {
  const runs = await database().run.findMany({ where: { flowId }, orderBy: { id: 'asc' } });
  return Promise.all(
    runs.map(async ({ trigger }) => {
      const { outputs } = decodeWire(trigger) as { outputs: { body: Value } };
      return loadAll(outputs.body);
    }),
  );
}

/** The contents of each batch that was released. */
export async function batchesOf(flowId: string): Promise<Value[][]> {
  return (await bodiesOf(flowId)).map((body) => {
    const items = isObject(body) && Array.isArray(body.items) ? body.items : [];
    return items.map((item) => (isObject(item) ? (item.content ?? null) : null));
  });
}

/** The only partition in which something waits. */
export async function waitingIn(flowId: string): Promise<WaitingBatch> {
  const [waiting, ...others] = await listWaitingBatches(flowId, 2);
  if (waiting && others.length === 0) return waiting;
  throw new Error(`Something waits in ${waiting ? others.length + 1 : 0} partitions, not in one.`);
}
