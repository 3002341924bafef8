/** Runs whose carrier's history grows long go on in another carrier, and nobody outside notices. */

import { Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { decodeWire } from '#core/json/wire.ts';
import { waitUntil } from '#scripts/wait-until.ts';
import { database } from '#server/database.ts';
import { temporalClient } from '#server/temporal-client.ts';

import { type CountingServer, countingServer, respondJson } from './testing/counting-server.ts';
import {
  acceptTestRun,
  endOf,
  flowOf,
  historyOf,
  http,
  prepareEngine,
  publishTestFlow,
  recordOf,
  recordsOf,
  startTestWorker,
  type TestWorker,
} from './testing/test-engine.ts';

const ITEMS = 150;
/** A history of all of it would have several times as many. */
const MOST_EVENTS = 60;
/** The item whose first call fails. */
const FLAKY = 40;

let engine: Awaited<ReturnType<typeof prepareEngine>>;
let worker: TestWorker;
let server: CountingServer;

beforeAll(async () => {
  engine = await prepareEngine();
  worker = await startTestWorker(engine.settings, { mostEvents: MOST_EVENTS });
  server = await countingServer(async ({ path }, response) => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 100));
    if (path.startsWith('/big/')) respondJson(response, { filling: 'x'.repeat(5_000) });
    if (path === `/one/${FLAKY}` && server.count(path) === 1) respondJson(response, {}, 503);
  });
});

afterAll(async () => {
  await worker?.end();
  await server?.close();
  await engine?.close();
});

/** Characters of the history of the carrier that ended the run, and whether it begins where another one let go. */
async function lastHistory(carrierId: string | null): Promise<{ size: number; wasHandedOver: boolean }> {
  const { events } = await historyOf(engine.settings, carrierId ?? '');
  const first = events?.[0]?.workflowExecutionStartedEventAttributes;
  return { size: JSON.stringify(events).length, wasHandedOver: Boolean(first?.continuedExecutionRunId) };
}

/** As if Temporal had lost it. */
async function terminate(carrierId: string): Promise<void> {
  const connection = await Connection.connect({ address: engine.settings.temporalAddress });
  await temporalClient(connection, engine.settings).workflow.getHandle(carrierId).terminate('by the test');
  await connection.close();
}

it('a long loop calls once for each item, and what follows it knows all of them', async () => {
  const actions = {
    Each: {
      type: 'Foreach',
      foreach: `@range(0, ${ITEMS})`,
      runtimeConfiguration: { concurrency: { repetitions: 10 } },
      actions: { Call: http(`${server.url}/item/@{item()}`) },
    },
    Count: { type: 'Compose', inputs: "@length(result('Each'))", runAfter: { Each: ['Succeeded'] } },
  };
  const runId = await acceptTestRun(await publishTestFlow(flowOf(actions), { needsCarrier: true }));
  const run = await endOf(runId, 100_000);
  expect(run.status).toBe('Succeeded');
  expect((await lastHistory(run.carrierId)).wasHandedOver).toBe(true);
  const counts = Array.from({ length: ITEMS }, (_, item) => server.count(`/item/${item}`));
  expect(counts.filter((count) => count !== 1)).toEqual([]);
  const calls = (await recordsOf(runId)).filter(({ action }) => action === 'Call');
  expect(calls.filter(({ status, endedAt }) => status === 'Succeeded' && endedAt !== null)).toHaveLength(ITEMS);
  expect((await recordOf(runId, 'Count')).outputs).not.toBeNull();
}, 120_000);

it('variables, conditions and a step that is tried again are as in one carrier', async () => {
  const retryPolicy = { type: 'fixed', count: 2, interval: 'PT0.2S' };
  const actions = {
    List: { type: 'InitializeVariable', inputs: { variables: [{ name: 'list', type: 'array', value: [] }] } },
    Each: {
      type: 'Foreach',
      foreach: '@range(0, 100)',
      runtimeConfiguration: { concurrency: { repetitions: 1 } },
      runAfter: { List: ['Succeeded'] },
      actions: {
        Call: http(`${server.url}/one/@{item()}`, { retryPolicy }),
        Odd: {
          type: 'If',
          expression: '@equals(mod(item(), 2), 1)',
          runAfter: { Call: ['Succeeded'] },
          actions: { Keep: { type: 'AppendToArrayVariable', inputs: { name: 'list', value: '@item()' } } },
        },
      },
    },
    Kept: { type: 'Compose', inputs: "@variables('list')", runAfter: { Each: ['Succeeded'] } },
  };
  const runId = await acceptTestRun(await publishTestFlow(flowOf(actions), { needsCarrier: true }));
  const run = await endOf(runId, 100_000);
  expect(run.status).toBe('Succeeded');
  expect((await lastHistory(run.carrierId)).wasHandedOver).toBe(true);
  const kept = decodeWire((await recordOf(runId, 'Kept')).outputs ?? 'null');
  expect(kept).toEqual(Array.from({ length: 50 }, (_, index) => index * 2 + 1));
  const counts = Array.from({ length: 100 }, (_, item) => server.count(`/one/${item}`));
  expect(counts.flatMap((count, item) => (count === 1 ? [] : [[item, count]]))).toEqual([[FLAKY, 2]]);
}, 120_000);

it('what the next carrier reads does not grow with the passes that have ended', async () => {
  const actions = {
    Each: {
      type: 'Foreach',
      foreach: '@range(0, 300)',
      runtimeConfiguration: { concurrency: { repetitions: 5 } },
      actions: { Call: http(`${server.url}/big/@{item()}`) },
    },
  };
  const runId = await acceptTestRun(await publishTestFlow(flowOf(actions), { needsCarrier: true }));
  const run = await endOf(runId, 100_000);
  expect(run.status).toBe('Succeeded');
  const { size, wasHandedOver } = await lastHistory(run.carrierId);
  expect(wasHandedOver).toBe(true);
  // The answers of all passes are more than a million.
  expect(size).toBeLessThan(600_000);
  expect((await recordOf(runId, 'Each')).iterationCount).toBe(300);
}, 120_000);

it('a long list in a variable and what must not be shown go on too', async () => {
  const secured = { runtimeConfiguration: { secureData: { properties: ['outputs'] } } };
  const actions = {
    List: { type: 'InitializeVariable', inputs: { variables: [{ name: 'list', type: 'array', value: [] }] } },
    Secret: { type: 'Compose', inputs: "@toUpper('hidden')", ...secured },
    Each: {
      type: 'Foreach',
      foreach: '@range(0, 200)',
      runtimeConfiguration: { concurrency: { repetitions: 5 } },
      runAfter: { List: ['Succeeded'], Secret: ['Succeeded'] },
      actions: {
        Call: http(`${server.url}/list/@{item()}`),
        Keep: {
          type: 'AppendToArrayVariable',
          inputs: { name: 'list', value: `@concat(string(item()), '${'x'.repeat(200)}')` },
          runAfter: { Call: ['Succeeded'] },
        },
      },
    },
    Kept: {
      type: 'Compose',
      inputs: "@length(union(variables('list'), json('[]')))",
      runAfter: { Each: ['Succeeded'] },
    },
    Tell: { ...http(`${server.url}/told/@{outputs('Secret')}`), runAfter: { Kept: ['Succeeded'] } },
  };
  const runId = await acceptTestRun(await publishTestFlow(flowOf(actions), { needsCarrier: true }));
  const run = await endOf(runId, 100_000);
  expect(run.status).toBe('Succeeded');
  expect((await lastHistory(run.carrierId)).wasHandedOver).toBe(true);
  expect((await recordOf(runId, 'Kept')).outputs).toBe('200');
  expect(server.count('/told/HIDDEN')).toBe(1);
  expect(run).toMatchObject({ heldVariables: null });
}, 120_000);

it('a run whose carrier is gone after a hand-over goes on from its journal, with its variables as they were', async () => {
  const actions = {
    List: { type: 'InitializeVariable', inputs: { variables: [{ name: 'list', type: 'array', value: [] }] } },
    Each: {
      type: 'Foreach',
      foreach: '@range(0, 80)',
      runtimeConfiguration: { concurrency: { repetitions: 1 } },
      runAfter: { List: ['Succeeded'] },
      actions: {
        Call: http(`${server.url}/gone/@{item()}`),
        Keep: {
          type: 'AppendToArrayVariable',
          inputs: { name: 'list', value: '@item()' },
          runAfter: { Late: ['Succeeded'] },
        },
        Late: {
          type: 'If',
          expression: '@equals(item(), 70)',
          actions: { Rest: { type: 'Wait', inputs: { interval: { count: 5, unit: 'Second' } } } },
          runAfter: { Call: ['Succeeded'] },
        },
      },
    },
    Kept: { type: 'Compose', inputs: "@variables('list')", runAfter: { Each: ['Succeeded'] } },
  };
  const runId = await acceptTestRun(await publishTestFlow(flowOf(actions), { needsCarrier: true }));
  const runNow = () => database().run.findUniqueOrThrow({ where: { id: runId } });
  const isAtRest = async () => (await recordsOf(runId)).some(({ waitingFor }) => waitingFor === 'delay');
  expect(await waitUntil(isAtRest, { limit: 30_000 })).toBe(true);
  expect((await runNow()).heldVariables).not.toBeNull();
  await terminate((await runNow()).carrierId ?? '');
  await database().run.update({ where: { id: runId }, data: { carriedAt: new Date(Date.now() - 60_000) } });
  const run = await endOf(runId, 60_000);
  expect(run).toMatchObject({ status: 'Succeeded', carrierId: `again:${runId}:1` });
  const kept = decodeWire((await recordOf(runId, 'Kept')).outputs ?? 'null');
  expect(kept).toEqual(Array.from({ length: 80 }, (_, index) => index));
  const counts = Array.from({ length: 80 }, (_, item) => server.count(`/gone/${item}`));
  expect(counts.filter((count) => count !== 1)).toEqual([]);
}, 120_000);

it('a wait for a called flow goes on in the next carrier', async () => {
  const answer = { type: 'Response', inputs: { statusCode: 200, body: 'done' }, runAfter: { Pause: ['Succeeded'] } };
  const pause = { type: 'Wait', inputs: { interval: { count: 6, unit: 'Second' } } };
  const called = await publishTestFlow(flowOf({ Pause: pause, Answer: answer }), { needsCarrier: true });
  const actions = {
    Flow: { type: 'Workflow', inputs: { host: { workflow: { id: called.flowId } } } },
    Each: {
      type: 'Foreach',
      foreach: '@range(0, 90)',
      runtimeConfiguration: { concurrency: { repetitions: 5 } },
      actions: { Call: http(`${server.url}/beside/@{item()}`) },
    },
  };
  const runId = await acceptTestRun(await publishTestFlow(flowOf(actions), { needsCarrier: true }));
  const run = await endOf(runId, 100_000);
  expect(run.status).toBe('Succeeded');
  expect((await lastHistory(run.carrierId)).wasHandedOver).toBe(true);
  expect((await recordOf(runId, 'Flow')).outputs).toContain('done');
  const counts = Array.from({ length: 90 }, (_, item) => server.count(`/beside/${item}`));
  expect(counts.filter((count) => count !== 1)).toEqual([]);
}, 120_000);
