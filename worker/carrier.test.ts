import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type CountingServer, countingServer, respondJson } from './testing/counting-server.ts';
import {
  acceptTestRun,
  endOf,
  flowOf,
  http,
  prepareEngine,
  publishTestFlow,
  recordOf,
  recordsOf,
  startTestWorker,
  type TestWorker,
} from './testing/test-engine.ts';

let engine: Awaited<ReturnType<typeof prepareEngine>>;
let worker: TestWorker;
let server: CountingServer;

beforeAll(async () => {
  engine = await prepareEngine();
  server = await countingServer((request, response) => {
    if (request.path.startsWith('/fails-twice') && server.count(request.path) <= 2) respondJson(response, {}, 503);
  });
  worker = await startTestWorker(engine.settings);
});

afterAll(async () => {
  await worker?.end();
  await server?.close();
  await engine?.close();
});

describe('a carried run', () => {
  it('runs a chain of calls and keeps a record of each', async () => {
    const flow = await publishTestFlow(
      flowOf({
        First: http(`${server.url}/chain/1`),
        Note: { type: 'Compose', inputs: "@body('First')?['path']", runAfter: { First: ['Succeeded'] } },
        Second: { ...http(`${server.url}/chain/2`), runAfter: { Note: ['Succeeded'] } },
      }),
    );
    const runId = await acceptTestRun(flow);
    const run = await endOf(runId);
    expect(run).toMatchObject({ status: 'Succeeded', errorMessage: null });
    const records = await recordsOf(runId);
    expect(records.map(({ action, status }) => `${action} ${status}`).sort()).toEqual([
      'First Succeeded',
      'Note Succeeded',
      'Second Succeeded',
    ]);
    expect((await recordOf(runId, 'Note')).outputs).toBe('"/chain/1"');
    expect(server.count('/chain/1')).toBe(1);
    expect(server.count('/chain/2')).toBe(1);
  });
});
