import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Value } from '#core/json/value.ts';
import { decodeWire } from '#core/json/wire.ts';
import { waitUntil } from '#scripts/wait-until.ts';
import { database } from '#server/database.ts';
import { loadAll } from '#server/payload-store.ts';

import {
  acceptTestRun,
  endOf,
  flowOf,
  type PublishedTestFlow,
  prepareEngine,
  publishTestFlow,
  recordOf,
  spawnWorkerProcess,
  startTestWorker,
  type TestWorker,
} from './testing/test-engine.ts';

/** A workflow task that was lost is given to somebody else after ten seconds. */
const RECOVERY_MS = 60_000;

let engine: Awaited<ReturnType<typeof prepareEngine>>;
let worker: TestWorker;

beforeAll(async () => {
  engine = await prepareEngine();
  worker = await startTestWorker(engine.settings);
});

afterAll(async () => {
  await worker?.end();
  await engine?.close();
});

const LENGTHS = { from: "@triggerBody()['items']", select: "@length(string(item()['content']))" };

function collecting(releaseCriteria: object): Promise<PublishedTestFlow> {
  const inputs = { mode: 'Inline', configurations: { Orders: { releaseCriteria } } };
  return publishTestFlow({
    triggers: { Collect: { type: 'Batch', inputs } },
    actions: { Body: { type: 'Compose', inputs: '@triggerBody()' }, Lengths: { type: 'Select', inputs: LENGTHS } },
  });
}

/** Sends the numbers from 1 on, one after the other, to the partitions 0 and 1 in turn. */
function sending({ flowId }: PublishedTestFlow, count: number, more: object = {}): Promise<PublishedTestFlow> {
  const inputs = {
    host: { workflow: { id: flowId }, triggerName: 'Collect' },
    batchName: 'Orders',
    partitionName: '@mod(item(),2)',
    content: { sender: '@workflow().run.name', number: '@item()' },
    ...more,
  };
  const loop = {
    type: 'Foreach',
    foreach: `@range(1,${count})`,
    operationOptions: 'Sequential',
    actions: { Send: { type: 'SendToBatch', inputs } },
  };
  return publishTestFlow(flowOf({ Loop: loop }), { needsCarrier: true });
}

type Collected = { partitionName: string; items: { messageId: string; content: { sender: string; number: number } }[] };

/** What each run of the flow was given, in the order in which they were accepted. */
async function collectedBy({ flowId }: PublishedTestFlow): Promise<Collected[]> {
  const runs = await database().run.findMany({ where: { flowId }, orderBy: { id: 'asc' } });
  return Promise.all(
    runs.map(async ({ trigger }) => {
      const { outputs } = decodeWire(trigger) as { outputs: { body: Value } };
      return (await loadAll(outputs.body)) as Collected;
    }),
  );
}

async function spawnSecondWorker(): Promise<ChildProcess> {
  const alive = () => database().workerHeartbeat.count();
  const before = await alive();
  const child = spawnWorkerProcess(engine.settings);
  expect(await waitUntil(async () => (await alive()) > before, { limit: 30_000 })).toBe(true);
  return child;
}

describe('messages to a batch', () => {
  it('are each in one batch and in order, with two workers of which one is killed', async () => {
    const receiver = await collecting({ messageCount: 5 });
    const sender = await sending(receiver, 40);
    const second = await spawnSecondWorker();
    const runIds = await Promise.all(Array.from({ length: 4 }, () => acceptTestRun(sender)));
    await waitUntil(async () => (await database().run.count({ where: { flowId: receiver.flowId } })) >= 5, {
      limit: 20_000,
    });
    second.kill('SIGKILL');
    await once(second, 'exit');
    for (const runId of runIds) expect(await endOf(runId, RECOVERY_MS)).toMatchObject({ status: 'Succeeded' });
    const isAllReleased = async () => (await database().run.count({ where: { flowId: receiver.flowId } })) === 32;
    await waitUntil(isAllReleased, { limit: 10_000 });

    const batches = await collectedBy(receiver);
    expect(batches.map(({ items }) => items.length)).toEqual(Array.from({ length: 32 }, () => 5));
    const messages = batches.flatMap(({ partitionName, items }) => items.map((item) => ({ ...item, partitionName })));
    expect(new Set(messages.map(({ messageId }) => messageId)).size).toBe(160);
    for (const runId of runIds) {
      for (const parity of [0, 1]) {
        const own = messages.filter(
          ({ content, partitionName }) => content.sender === runId && partitionName === `${parity}`,
        );
        expect(own.map(({ content }) => content.number)).toEqual(
          Array.from({ length: 40 }, (_, index) => index + 1).filter((number) => number % 2 === parity),
        );
      }
    }
  }, 120_000);

  it('are released by the schedule, in one run that sees them', async () => {
    const receiver = await collecting({ recurrence: { frequency: 'Second', interval: 2 } });
    await endOf(await acceptTestRun(await sending(receiver, 1)));
    const run = await waitUntil(
      async () => (await database().run.findFirst({ where: { flowId: receiver.flowId } })) ?? false,
      { limit: 10_000 },
    );
    expect(run).toMatchObject({ triggerKind: 'Batch', triggerName: 'Collect' });
    if (!run) return;
    expect(await endOf(run.id)).toMatchObject({ status: 'Succeeded' });
    const { outputs } = await recordOf(run.id, 'Body');
    expect(decodeWire(outputs ?? '')).toMatchObject({ batchName: 'Orders', items: [{ content: { number: 1 } }] });
  });

  it('reach the steps of the receiver whole, however big they are', async () => {
    const receiver = await collecting({ messageCount: 2 });
    const big = { partitionName: 'Big', content: "@join(range(1,6000),',')" };
    await endOf(await acceptTestRun(await sending(receiver, 2, big)));
    const run = await waitUntil(
      async () => (await database().run.findFirst({ where: { flowId: receiver.flowId } })) ?? false,
      { limit: 10_000 },
    );
    if (!run) throw new Error('The batch was not released.');
    expect(run.trigger.length).toBeLessThan(2_000);
    expect(await endOf(run.id)).toMatchObject({ status: 'Succeeded' });
    const { outputs } = await recordOf(run.id, 'Lengths');
    expect(decodeWire(outputs ?? '')).toEqual({ body: [28_892, 28_892] });
  });

  it('fail their action when nobody collects them', async () => {
    const nobody = { ...(await collecting({ messageCount: 1 })), flowId: 'nobody' };
    const runId = await acceptTestRun(await sending(nobody, 1));
    expect(await endOf(runId)).toMatchObject({ status: 'Failed' });
    expect(await recordOf(runId, 'Send', '000000')).toMatchObject({ status: 'Failed', code: 'NestedWorkflowNotFound' });
  });
});
