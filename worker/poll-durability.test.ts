import { afterAll, beforeAll, expect, it } from 'vitest';

import { waitUntil } from '#scripts/wait-until.ts';

import { type CountingServer, countingServer } from './testing/counting-server.ts';
import { prepareEngine, spawnWorkerProcess, startTestWorker, type TestWorker } from './testing/test-engine.ts';
import { publishUnasked, runsOf } from './testing/unasked-flows.ts';

let engine: Awaited<ReturnType<typeof prepareEngine>>;
let server: CountingServer;
let onPoll: () => Promise<void> = async () => undefined;
let worker: TestWorker | undefined;

beforeAll(async () => {
  engine = await prepareEngine();
  server = await countingServer(() => onPoll());
});

afterAll(async () => {
  await worker?.end();
  await server?.close();
  await engine?.close();
});

it('a poll whose worker is killed before it has the answer is made by another one, under the same key', async () => {
  const child = spawnWorkerProcess(engine.settings);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  onPoll = async () => {
    onPoll = async () => undefined;
    child.kill('SIGKILL');
    await ended;
  };
  const flowId = await publishUnasked({
    type: 'Http',
    inputs: { method: 'GET', uri: `${server.url}/orders` },
    recurrence: { frequency: 'Hour', interval: 1 },
  });
  await ended;
  expect(await runsOf(flowId)).toHaveLength(0);
  worker = await startTestWorker(engine.settings);
  await waitUntil(async () => (await runsOf(flowId)).length > 0, { limit: 40_000 });
  expect(await runsOf(flowId)).toHaveLength(1);
  expect(server.count('/orders')).toBe(2);
  expect(new Set(server.seen.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
}, 90_000);
