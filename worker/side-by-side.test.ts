/** Calls side by side end in any order: what a carrier has done is told the same way when another worker tells it again. */

import { readFile } from 'node:fs/promises';

import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { temporalDataConverter } from '#server/temporal-client.ts';

import { type CountingServer, countingServer } from './testing/counting-server.ts';
import {
  acceptTestRun,
  endOf,
  flowOf,
  historyOf,
  http,
  prepareEngine,
  publishTestFlow,
  startTestWorker,
  type TestWorker,
} from './testing/test-engine.ts';

const BRANCHES = 6;
const RUNS = 8;

let engine: Awaited<ReturnType<typeof prepareEngine>>;
let worker: TestWorker;
let server: CountingServer;

beforeAll(async () => {
  engine = await prepareEngine();
  worker = await startTestWorker(engine.settings);
  server = await countingServer(() => new Promise((resolve) => setTimeout(resolve, Math.random() * 12)));
});

afterAll(async () => {
  await worker?.end();
  await server?.close();
  await engine?.close();
});

/** Steps that ask the worker for different things in turn, so that two that change places are noticed. */
function branch(index: number, calledFlowId: string): object {
  const after = (name: string) => ({ runAfter: { [`${name}${index}`]: ['Succeeded'] } });
  const call = http(`${server.url}/${index}`);
  const flow = { type: 'Workflow', inputs: { host: { workflow: { id: calledFlowId } } } };
  const note = { type: 'Compose', inputs: index };
  if (index % 2 === 0) {
    return {
      [`Call${index}`]: call,
      [`Flow${index}`]: { ...flow, ...after('Call') },
      [`Last${index}`]: { ...call, ...after('Flow') },
    };
  }
  return {
    [`Note${index}`]: note,
    [`Flow${index}`]: { ...flow, ...after('Note') },
    [`Last${index}`]: { ...call, ...after('Flow') },
  };
}

it('whatever order they end in', async () => {
  const answer = { type: 'Response', inputs: { statusCode: 200 } };
  const called = await publishTestFlow(flowOf({ Answer: answer }));
  const actions = Object.assign({}, ...Array.from({ length: BRANCHES }, (_, index) => branch(index, called.flowId)));
  const flow = await publishTestFlow(flowOf(actions), { needsCarrier: true });
  const runIds = await Promise.all(Array.from({ length: RUNS }, () => acceptTestRun(flow)));
  const bundle = await readFile(process.env.WORKFLOW_BUNDLE ?? '', 'utf8');
  const options = { workflowBundle: { code: bundle }, dataConverter: temporalDataConverter() };
  for (const runId of runIds) {
    const { status, carrierId } = await endOf(runId, 40_000);
    expect(status).toBe('Succeeded');
    const history = await historyOf(engine.settings, carrierId ?? '');
    await expect(Worker.runReplayHistory(options, history)).resolves.toBeUndefined();
  }
}, 90_000);
