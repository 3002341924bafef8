import { describe, expect, it } from 'vitest';

import { database, pool } from '#server/database.ts';
import { listWaitingBatches } from '#server/repositories/batches.ts';
import { listEvaluationRows } from '#server/repositories/trigger-evaluations.ts';

import { changeFlow } from './change-flow.ts';
import { deleteFlow } from './delete-flow.ts';
import { discardBatch } from './discard-batch.ts';
import { listBatches } from './list-batches.ts';
import { publishFlow } from './publish-flow.ts';
import { releaseBatchNow } from './release-batch.ts';
import {
  batchesOf,
  bodiesOf,
  collector,
  placeOf,
  releaseDue,
  send,
  sendAll,
  waitingIn,
} from './testing/batch-fixtures.ts';
import { ECHO, ownerId, publishedFlow } from './testing/fixtures.ts';
import { withTestDatabase } from './testing/test-database.ts';

withTestDatabase();

const FIVE_MINUTES = { recurrence: { frequency: 'Minute', interval: 5 } };

async function republish(flowId: string, definition: object): Promise<void> {
  const { draftRevision: revision } = await database().flow.update({
    where: { id: flowId },
    data: { draft: JSON.stringify(definition), draftRevision: { increment: 1 } },
  });
  await publishFlow({ flowId, userId: await ownerId(), request: { revision } });
}

/** What waits has come so long ago, to a flow that was published before it. */
async function age(flowId: string, minutes: number): Promise<void> {
  await pool().query(`UPDATE "Flow" SET "enabledAt" = now() - $2 * interval '1 minute' WHERE id = $1`, [
    flowId,
    minutes + 1,
  ]);
  await pool().query(`UPDATE "BatchPartition" SET "oldestAt" = now() - $2 * interval '1 minute' WHERE "flowId" = $1`, [
    flowId,
    minutes,
  ]);
  await lookAgain(flowId);
}

/** What waits is due now, as it is after a while. */
async function lookAgain(flowId: string): Promise<void> {
  await pool().query(`UPDATE "BatchPartition" SET "dueAt" = now() - interval '1 second' WHERE "flowId" = $1`, [flowId]);
}

async function historyOf(flowId: string): Promise<string[]> {
  const rows = await listEvaluationRows(flowId, 9);
  return rows.map(({ status, code, times }) => `${status} ${code} ${times}`);
}

describe('a batch', () => {
  it('is released by the number of its messages, each partition by itself and in their order', async () => {
    const flowId = await publishedFlow(collector({ messageCount: 3 }), 'By number');
    await sendAll(flowId, [1, 2, 3, 4, 5, 6, 7]);
    await sendAll(flowId, ['a', 'b'], { partitionName: 'Other' });
    await releaseDue(flowId);
    expect(await batchesOf(flowId)).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const [rest, other] = await listWaitingBatches(flowId, 9);
    expect(rest).toMatchObject({ partitionName: 'DEFAULT', count: 1, bytes: 1 });
    expect(other).toMatchObject({ partitionName: 'Other', count: 2, bytes: 6 });
    await expect(database().run.findFirst({ where: { flowId } })).resolves.toMatchObject({
      triggerKind: 'Batch',
      triggerName: 'Batch_messages',
      status: 'Waiting',
      awaitsResponse: false,
    });
  });

  it('is released by its size, with the message that fills it', async () => {
    const flowId = await publishedFlow(collector({ batchSize: 50_000 }), 'By size');
    const text = 'x'.repeat(20_000);
    await sendAll(flowId, [text, text]);
    await releaseDue(flowId);
    expect(await batchesOf(flowId)).toEqual([]);
    await sendAll(flowId, [text, 'next']);
    await releaseDue(flowId);
    expect(await batchesOf(flowId)).toEqual([[text, text, text]]);
    expect(await waitingIn(flowId)).toMatchObject({ count: 1, bytes: 6 });
  });

  it('is released at a time of its schedule, and waits for the next one when it is not yet there', async () => {
    const flowId = await publishedFlow(collector(FIVE_MINUTES), 'By time');
    await sendAll(flowId, [1, 2]);
    await releaseDue(flowId);
    expect(await batchesOf(flowId)).toEqual([]);
    const { dueAt, oldestAt } = await waitingIn(flowId);
    expect(Number(dueAt) - Number(oldestAt)).toBeLessThanOrEqual(300_000);
    await age(flowId, 4.5);
    await releaseDue(flowId);
    expect(await batchesOf(flowId)).toEqual([[1, 2]]);
    await releaseDue(flowId);
    expect(await batchesOf(flowId)).toHaveLength(1);
  });

  it('is taken once, whole and in order, however many send and release at the same time', async () => {
    const flowId = await publishedFlow(collector({ messageCount: 7 }), 'Contended');
    const partitions = ['A', 'B', 'C'];
    const sending = partitions.map(async (partitionName) => {
      for (let n = 1; n <= 40; n += 1) await send(flowId, n, { partitionName });
    });
    let isSending = true;
    const worker = async () => {
      while (isSending) await releaseDue(flowId);
    };
    const working = [worker(), worker(), worker()];
    await Promise.all(sending);
    isSending = false;
    await Promise.all(working);
    await releaseDue(flowId);
    const bodies = (await bodiesOf(flowId)) as { partitionName: string; items: { content: number }[] }[];
    for (const partitionName of partitions) {
      const released = bodies.filter((body) => body.partitionName === partitionName);
      expect(released.map(({ items }) => items.length)).toEqual([7, 7, 7, 7, 7]);
      expect(released.flatMap(({ items }) => items.map(({ content }) => content))).toEqual(
        Array.from({ length: 35 }, (_, index) => index + 1),
      );
    }
    expect((await listWaitingBatches(flowId, 9)).map(({ count }) => count)).toEqual([5, 5, 5]);
  });

  it('stays whole while the queue of its flow is full, and takes what comes meanwhile', async () => {
    const settings = { runtimeConfiguration: { concurrency: { runs: 1, maximumWaitingRuns: 1 } } };
    const flowId = await publishedFlow(collector({ messageCount: 1 }, settings), 'Full');
    await sendAll(flowId, [1, 2, 3, 4]);
    await releaseDue(flowId);
    expect(await historyOf(flowId)).toEqual(['Skipped TooManyConcurrentRequests 1', 'Fired OK 2']);
    expect(await batchesOf(flowId)).toEqual([[1], [2]]);
    expect(await waitingIn(flowId)).toMatchObject({ count: 2 });
    await database().run.updateMany({ where: { flowId }, data: { status: 'Succeeded', endedAt: new Date() } });
    await lookAgain(flowId);
    await releaseDue(flowId);
    expect(await batchesOf(flowId)).toEqual([[1], [2], [3], [4]]);
  });

  it('meets the conditions of its trigger, is split by it, and gets its tracking id', async () => {
    const first = "@equals(triggerBody()['items'][0]['content'], 'go')";
    const clientTrackingId = "@{triggerBody()['items'][0]['messageId']}";
    const conditional = await publishedFlow(
      collector({ messageCount: 1 }, { conditions: [{ expression: first }], correlation: { clientTrackingId } }),
      'Conditions',
    );
    await sendAll(conditional, ['stop', 'go']);
    await releaseDue(conditional);
    expect(await batchesOf(conditional)).toEqual([['go']]);
    expect(await listWaitingBatches(conditional, 9)).toEqual([]);
    expect(await database().run.count({ where: { flowId: conditional, clientTrackingId: 'm' } })).toBe(1);
    expect(await historyOf(conditional)).toEqual(['Fired OK 1', 'Skipped ConditionNotMet 1']);

    const split = await publishedFlow(collector({ messageCount: 2 }, { splitOn: "@triggerBody()['items']" }), 'Split');
    await sendAll(split, [1, 2]);
    await releaseDue(split);
    expect(await bodiesOf(split)).toEqual([
      { content: 1, messageId: 'm' },
      { content: 2, messageId: 'm' },
    ]);
  });

  it('stays when an expression of its trigger fails', async () => {
    const flowId = await publishedFlow(
      collector({ messageCount: 1 }, { splitOn: "@triggerBody()['nothing']" }),
      'Failing',
    );
    await sendAll(flowId, [1]);
    await releaseDue(flowId);
    expect(await historyOf(flowId)).toEqual(['Failed InvalidTemplate 1']);
    expect(await waitingIn(flowId)).toMatchObject({ count: 1 });
  });
});

describe('what a flow has collected', () => {
  it('is judged by the criteria of the version that is published later', async () => {
    const flowId = await publishedFlow(collector({ messageCount: 100 }), 'Republished');
    await sendAll(flowId, [1, 2, 3]);
    await republish(flowId, collector({ messageCount: 2 }));
    await releaseDue(flowId);
    expect(await batchesOf(flowId)).toEqual([[1, 2]]);
    expect(await waitingIn(flowId)).toMatchObject({ count: 1, dueAt: null });
    await republish(flowId, collector(FIVE_MINUTES));
    await releaseDue(flowId);
    expect((await waitingIn(flowId)).dueAt).toBeInstanceOf(Date);
  });

  it('waits for its batch to come back when a version has it no longer', async () => {
    const flowId = await publishedFlow(collector({ messageCount: 2 }), 'Renamed');
    await sendAll(flowId, [1]);
    await republish(flowId, collector({ messageCount: 1 }, {}, 'Bills'));
    await releaseDue(flowId);
    expect(await waitingIn(flowId)).toMatchObject({ batchName: 'Orders', count: 1 });
    await expect(releaseBatchNow(placeOf(flowId))).rejects.toMatchObject({ code: 'NotFound' });
    await republish(flowId, collector({ messageCount: 1 }));
    await releaseDue(flowId);
    expect(await batchesOf(flowId)).toEqual([[1]]);
  });

  it('rests while the flow is disabled', async () => {
    const flowId = await publishedFlow(collector({ messageCount: 1 }), 'Resting');
    await sendAll(flowId, [1]);
    await changeFlow(flowId, { enabled: false });
    await releaseDue(flowId);
    expect(await waitingIn(flowId)).toMatchObject({ count: 1 });
    await expect(releaseBatchNow(placeOf(flowId))).rejects.toMatchObject({ code: 'FlowDisabled' });
    await changeFlow(flowId, { enabled: true });
    await releaseDue(flowId);
    expect(await batchesOf(flowId)).toEqual([[1]]);
  });

  it('is seen with what releases it, and when', async () => {
    const flowId = await publishedFlow(collector({ ...FIVE_MINUTES, messageCount: 9 }), 'Seen');
    expect(await listBatches(flowId)).toEqual({
      isCollecting: true,
      isEnabled: true,
      batches: [],
      hasMore: false,
    });
    await sendAll(flowId, ['a', 'b']);
    const { batches } = await listBatches(flowId);
    const [{ oldestAt = 0, releaseAt = 0, ...seen } = {}] = batches;
    const criteria = { messageCount: 9, batchSize: null };
    expect(seen).toEqual({ batchName: 'Orders', partitionName: 'DEFAULT', count: 2, bytes: 6, criteria });
    expect(releaseAt).toBeGreaterThan(oldestAt);
    await republish(flowId, ECHO);
    await changeFlow(flowId, { enabled: false });
    expect(await listBatches(flowId)).toMatchObject({
      isCollecting: false,
      isEnabled: false,
      batches: [{ count: 2, releaseAt: null, criteria: null }],
    });
    await discardBatch(placeOf(flowId));
    expect((await listBatches(flowId)).batches).toEqual([]);
    await expect(discardBatch(placeOf(flowId))).rejects.toMatchObject({ code: 'NotFound' });
  });

  it('is released when a person asks for it', async () => {
    const flowId = await publishedFlow(collector({ messageCount: 100 }), 'Asked');
    await sendAll(flowId, [1, 2]);
    const { runIds } = await releaseBatchNow(placeOf(flowId));
    expect(runIds).toHaveLength(1);
    expect(await batchesOf(flowId)).toEqual([[1, 2]]);
    await expect(releaseBatchNow(placeOf(flowId))).rejects.toMatchObject({ code: 'NotFound' });
  });

  it('goes with the flow', async () => {
    const flowId = await publishedFlow(collector({ messageCount: 100 }), 'Deleted');
    await sendAll(flowId, [1, 2]);
    await deleteFlow(flowId);
    expect(await database().batchMessage.count({ where: { flowId } })).toBe(0);
    expect(await send(flowId, 3)).toMatchObject({ kind: 'Refused', failure: { code: 'NestedWorkflowNotFound' } });
  });
});
