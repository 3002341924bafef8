import { type Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { waitUntil } from '#scripts/wait-until.ts';
import { database } from '#server/database.ts';
import { TASK_QUEUE, temporalClient } from '#server/temporal-client.ts';

import { type CountingServer, countingServer } from './testing/counting-server.ts';
import {
  acceptTestRun,
  endOf,
  flowOf,
  http,
  prepareEngine,
  publishTestFlow,
  recordsOf,
  startTestWorker,
  type TestWorker,
} from './testing/test-engine.ts';

let engine: Awaited<ReturnType<typeof prepareEngine>>;
let worker: TestWorker;
let server: CountingServer;
let connection: Connection;
let client: Client;

beforeAll(async () => {
  engine = await prepareEngine();
  server = await countingServer();
  worker = await startTestWorker(engine.settings);
  connection = await Connection.connect({ address: engine.settings.temporalAddress });
  client = temporalClient(connection, engine.settings);
});

afterAll(async () => {
  await worker?.end();
  await connection?.close();
  await server?.close();
  await engine?.close();
});

/** A run that has made one call and now waits. */
async function waitingRun(path: string, seconds: number): Promise<{ runId: string; carrierId: string }> {
  const actions = {
    First: http(`${server.url}/${path}/1`),
    Pause: {
      type: 'Wait',
      inputs: { interval: { count: seconds, unit: 'Second' } },
      runAfter: { First: ['Succeeded'] },
    },
    Second: { ...http(`${server.url}/${path}/2`), runAfter: { Pause: ['Succeeded'] } },
  };
  const runId = await acceptTestRun(await publishTestFlow(flowOf(actions), { needsCarrier: true }));
  await waitUntil(async () => (await recordsOf(runId)).some(({ waitingFor }) => waitingFor === 'delay'), {
    limit: 15_000,
  });
  const run = await database().run.findUniqueOrThrow({ where: { id: runId } });
  return { runId, carrierId: run.carrierId ?? '' };
}

/** As if it had been carried for longer than the reconciler leaves carriers alone. */
async function age(runId: string): Promise<void> {
  await database().run.update({ where: { id: runId }, data: { carriedAt: new Date(Date.now() - 60_000) } });
}

describe('a run whose carrier has gone', () => {
  it('gets a new carrier, which repeats no call', async () => {
    const { runId, carrierId } = await waitingRun('gone', 3);
    await client.workflow.getHandle(carrierId).terminate('by the test');
    await age(runId);
    const run = await endOf(runId, 28_000);
    expect(run).toMatchObject({ status: 'Succeeded', carrierId: `again:${runId}:1` });
    expect([server.count('/gone/1'), server.count('/gone/2')]).toEqual([1, 1]);
  });

  it.each([
    ['', 0],
    [', and is told something all the while', 1_000],
  ])(
    'gets a new carrier also when the old one fails again and again%s',
    async (_, every) => {
      const path = `/stuck-${every}`;
      const runId = await acceptTestRun(await publishTestFlow(flowOf({ Call: http(`${server.url}${path}`) })));
      const run = await endOf(runId);
      const carrierId = `carrier:stuck:${runId}`;
      const old = await client.workflow.start('typeThatIsNotThere', {
        workflowId: carrierId,
        taskQueue: TASK_QUEUE,
        args: [],
      });
      const tell = () => old.signal('waitAnswered', {}).catch(() => undefined);
      const telling = every > 0 ? setInterval(tell, every) : undefined;
      const again = { status: 'Running', endedAt: null, carrierId, carriedAt: new Date(Date.now() - 60_000) };
      await database().run.update({ where: { id: run.id }, data: again });
      try {
        expect(await endOf(runId, 60_000)).toMatchObject({ status: 'Succeeded', carrierId: `again:${runId}:1` });
      } finally {
        clearInterval(telling);
      }
      expect(server.count(path)).toBe(1);
      expect((await old.describe()).status.name).toBe('TERMINATED');
    },
    70_000,
  );

  it('is given up after it has broken its carriers again and again', async () => {
    const { runId, carrierId } = await waitingRun('broken', 3_600);
    await client.workflow.getHandle(carrierId).terminate('by the test');
    await database().run.update({ where: { id: runId }, data: { carrierId: `again:${runId}:3` } });
    await age(runId);
    const run = await endOf(runId, 28_000);
    expect(run).toMatchObject({ status: 'Failed', errorCode: 'CarrierBroken' });
    expect((await recordsOf(runId)).every(({ endedAt }) => endedAt !== null)).toBe(true);
  });
});
