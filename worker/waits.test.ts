import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { decodeWire } from '#core/json/wire.ts';
import { inRepository } from '#scripts/repository-root.ts';
import { waitUntil } from '#scripts/wait-until.ts';
import { database, pool } from '#server/database.ts';
import { notify } from '#server/notifications.ts';
import { getRun } from '#server/use-cases/get-run.ts';

import { type CountingServer, countingServer, respondJson } from './testing/counting-server.ts';
import {
  acceptTestRun,
  endOf,
  flowOf,
  prepareEngine,
  publishTestFlow,
  recordOf,
  startTestWorker,
  type TestWorker,
} from './testing/test-engine.ts';

const DAY = { count: 1, unit: 'Day' };

let engine: Awaited<ReturnType<typeof prepareEngine>>;
let worker: TestWorker;
let gateway: ChildProcess;
let server: CountingServer;

beforeAll(async () => {
  const port = await freePort();
  engine = await prepareEngine(undefined, `http://127.0.0.1:${port}`);
  gateway = spawnGateway(port);
  server = await countingServer(({ path }, response) => {
    if (path === '/refuses') respondJson(response, { reason: 'no' }, 403);
  });
  worker = await startTestWorker(engine.settings);
  const isOpen = () =>
    fetch(`${engine.settings.publicUrl}/healthz`)
      .then(({ ok }) => ok)
      .catch(() => false);
  expect(await waitUntil(isOpen, { limit: 20_000 })).toBe(true);
});

afterAll(async () => {
  gateway?.kill('SIGKILL');
  await worker?.end();
  await server?.close();
  await engine?.close();
});

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  listener.close();
  return port;
}

function spawnGateway(port: number): ChildProcess {
  const { temporalAddress, publicUrl } = engine.settings;
  return spawn(process.execPath, ['--import', 'tsx', inRepository('gateway', 'main.ts')], {
    cwd: inRepository(),
    env: { ...process.env, TEMPORAL_ADDRESS: temporalAddress, PUBLIC_URL: publicUrl, GATEWAY_PORT: String(port) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

async function waiting(runId: string, action: string): Promise<void> {
  const isWaiting = async () => (await recordOf(runId, action).catch(() => undefined))?.status === 'Waiting';
  expect(await waitUntil(isWaiting, { limit: 10_000 })).toBe(true);
}

async function cancel(runId: string): Promise<void> {
  await database().run.update({ where: { id: runId }, data: { cancelRequestedAt: new Date() } });
  await notify(pool(), 'run_cancel', runId);
}

function decoded(text: string | null) {
  return decodeWire(text ?? 'null');
}

async function childOf(runId: string) {
  const child = await database().run.findFirst({ where: { parentRunId: runId } });
  if (!child) throw new Error(`The run ${runId} has called no flow.`);
  return child;
}

const AFTER_PAUSE = { runAfter: { Pause: ['Succeeded'] } };
const PAUSE = { Pause: { type: 'Wait', inputs: { interval: DAY } } };

function calling(flow: string, more: object = {}, settings: object = {}): object {
  return flowOf({ Call: { type: 'Workflow', inputs: { host: { workflow: { id: flow } }, ...more }, ...settings } });
}

describe('an action that calls a flow', () => {
  it('gives the answer of its Response, and links both runs', async () => {
    const answer = { statusCode: 201, headers: { 'X-Of': 'child' }, body: '@triggerOutputs()' };
    const called = await publishTestFlow(flowOf({ Answer: { type: 'Response', kind: 'Http', inputs: answer } }));
    const request = { body: { n: 1 }, headers: { 'X-From': 'parent' }, queries: { q: 2 } };
    const flow = await publishTestFlow(calling(`/workflows/${called.flowId}`, request), { needsCarrier: true });
    const runId = await acceptTestRun(flow);
    expect(await endOf(runId)).toMatchObject({ status: 'Succeeded' });
    const record = await recordOf(runId, 'Call');
    expect(record).toMatchObject({ status: 'Succeeded', code: 'Created' });
    expect(decoded(record.outputs)).toEqual({
      statusCode: 201,
      headers: { 'X-Of': 'child' },
      body: {
        headers: { 'X-From': 'parent', 'Content-Type': 'application/json' },
        queries: { q: '2' },
        body: { n: 1 },
      },
    });
    const child = await childOf(runId);
    expect(child).toMatchObject({ flowId: called.flowId, clientTrackingId: runId, callDepth: 1, parentAction: 'Call' });
    expect((await getRun(runId)).records[0]).toMatchObject({ action: 'Call', childRunId: child.id });
    expect((await getRun(child.id)).run.parent).toEqual({ runId, action: 'Call' });
  });

  it('finds the flow by its name, and goes on at once when it has no Response', async () => {
    const called = await publishTestFlow(flowOf(PAUSE), { needsCarrier: true });
    await database().flow.update({ where: { id: called.flowId }, data: { name: 'Tidy up' } });
    const runId = await acceptTestRun(await publishTestFlow(calling('tidy UP')));
    expect(await endOf(runId)).toMatchObject({ status: 'Succeeded' });
    expect(await recordOf(runId, 'Call')).toMatchObject({ status: 'Succeeded', code: 'Accepted' });
    const child = await childOf(runId);
    expect(child.endedAt).toBeNull();
    await cancel(child.id);
  });

  it.each([
    ['the flow answers with an error', { type: 'Response', inputs: { statusCode: 409 } }, 'Conflict'],
    [
      'the flow ends without an answer',
      { type: 'Terminate', inputs: { runStatus: 'Failed', runError: { code: 'Odd', message: 'Odd.' } } },
      'NoResponse',
    ],
  ])('fails when %s', async (_, action, code) => {
    const late = { Late: { type: 'Response', inputs: { statusCode: 200 }, runAfter: { Act: ['Succeeded'] } } };
    const called = await publishTestFlow(flowOf({ Act: action, ...(code === 'NoResponse' && late) }));
    const runId = await acceptTestRun(await publishTestFlow(calling(called.flowId)));
    expect(await endOf(runId)).toMatchObject({ status: 'Failed' });
    expect(await recordOf(runId, 'Call')).toMatchObject({ status: 'Failed', code });
  });

  it('says which flow is missing, and where a chain of calls is too deep', async () => {
    const missing = await acceptTestRun(await publishTestFlow(calling('No such flow')));
    const called = await publishTestFlow(flowOf({ Note: { type: 'Compose', inputs: 1 } }));
    const deep = await publishTestFlow(calling(called.flowId));
    const runId = await acceptTestRun(deep);
    await endOf(runId);
    await endOf(missing);
    expect(await recordOf(missing, 'Call')).toMatchObject({ status: 'Failed', code: 'NestedWorkflowNotFound' });
    await worker.end();
    const deepest = await acceptTestRun(deep);
    await database().run.update({ where: { id: deepest }, data: { callDepth: 50 } });
    worker = await startTestWorker(engine.settings);
    await endOf(deepest);
    expect(await recordOf(deepest, 'Call')).toMatchObject({ status: 'Failed', code: 'CallChainTooDeep' });
  });

  it('waits over a stop of its worker, and cancels the flow it waits for when its run is cancelled', async () => {
    const called = await publishTestFlow(
      flowOf({ ...PAUSE, Answer: { type: 'Response', inputs: { statusCode: 200 }, ...AFTER_PAUSE } }),
      { needsCarrier: true },
    );
    const runId = await acceptTestRun(await publishTestFlow(calling(called.flowId), { needsCarrier: true }));
    await waiting(runId, 'Call');
    const child = await childOf(runId);
    await waiting(child.id, 'Pause');
    await worker.end();
    worker = await startTestWorker(engine.settings);
    await cancel(runId);
    expect(await endOf(runId)).toMatchObject({ status: 'Cancelled' });
    expect(await endOf(child.id)).toMatchObject({ status: 'Cancelled' });
  });
});

function webhook(subscribe: string, settings: object = {}): object {
  const body = { notify: '@{listCallbackUrl()}' };
  return flowOf({
    Hook: {
      type: 'HttpWebhook',
      inputs: {
        subscribe: { method: 'POST', uri: `${server.url}${subscribe}`, body },
        unsubscribe: { method: 'DELETE', uri: `${server.url}${subscribe}/off`, body },
      },
      ...settings,
    },
  });
}

function callbackAddress(path: string): string {
  const body = server.seen.find((request) => request.path === path)?.body ?? '{}';
  return String(JSON.parse(body).notify);
}

function callBack(path: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(`${callbackAddress(path)}?from=test`, { method: 'POST', headers, body: JSON.stringify(body) });
}

describe('an HTTP webhook', () => {
  it('ends with the first call back, even one that came while no worker was there', async () => {
    const runId = await acceptTestRun(await publishTestFlow(webhook('/hook'), { needsCarrier: true }));
    await waiting(runId, 'Hook');
    await worker.end();
    const answers = [await callBack('/hook', { approved: true }), await callBack('/hook', { approved: false })];
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    worker = await startTestWorker(engine.settings);
    expect(await endOf(runId)).toMatchObject({ status: 'Succeeded' });
    const record = await recordOf(runId, 'Hook');
    expect(decoded(record.outputs)).toMatchObject({ body: { approved: true }, queries: { from: 'test' } });
    expect(record.inputs).toContain('/hooks/callbacks/[hidden]');
    expect(server.count('/hook')).toBe(1);
    expect((await callBack('/hook', {})).status).toBe(202);
    expect(server.count('/hook/off')).toBe(0);
  });

  it('unsubscribes when its time is over, and refuses what comes later', async () => {
    const flow = await publishTestFlow(webhook('/late', { limit: { timeout: 'PT1S' } }), { needsCarrier: true });
    const runId = await acceptTestRun(flow);
    await endOf(runId);
    expect(await recordOf(runId, 'Hook')).toMatchObject({ status: 'TimedOut', code: 'ActionTimedOut' });
    expect((await callBack('/late', {})).status).toBe(410);
    await waitUntil(() => server.count('/late/off') === 1, { limit: 10_000 });
    expect(server.seen.find(({ path }) => path === '/late/off')?.method).toBe('DELETE');
  });

  it('unsubscribes when its run is cancelled, and fails when the subscription is refused', async () => {
    const runId = await acceptTestRun(await publishTestFlow(webhook('/cancelled'), { needsCarrier: true }));
    const refused = await acceptTestRun(await publishTestFlow(webhook('/refuses'), { needsCarrier: true }));
    await waiting(runId, 'Hook');
    await cancel(runId);
    expect(await endOf(runId)).toMatchObject({ status: 'Cancelled' });
    expect(await waitUntil(() => server.count('/cancelled/off') === 1, { limit: 10_000 })).toBe(true);
    await endOf(refused);
    expect(await recordOf(refused, 'Hook')).toMatchObject({ status: 'Failed', code: 'Forbidden' });
  });
});

describe('a trigger that subscribes', () => {
  it('starts a run with each call, until its flow is disabled', async () => {
    const body = { notify: '@{listCallbackUrl()}', of: "@parameters('customer')" };
    const inputs = {
      subscribe: { method: 'POST', uri: `${server.url}/topic`, body },
      unsubscribe: { method: 'DELETE', uri: `${server.url}/topic/off` },
    };
    const flow = await publishTestFlow({
      parameters: { customer: { type: 'string', defaultValue: 'Ann' } },
      triggers: { Called: { type: 'HttpWebhook', inputs } },
      actions: { Note: { type: 'Compose', inputs: '@triggerBody()' } },
    });
    await notify(pool(), 'flow_changed', flow.flowId);
    const isSubscribed = () => database().triggerSubscription.count({ where: { status: 'Subscribed' } });
    expect(await waitUntil(async () => (await isSubscribed()) === 1, { limit: 10_000 })).toBe(true);
    expect(JSON.parse(server.seen.find(({ path }) => path === '/topic')?.body ?? '')).toMatchObject({ of: 'Ann' });

    const answers = [await callBack('/topic', { n: 1 }), await callBack('/topic', { n: 2 })];
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    const runs = await database().run.findMany({ where: { flowId: flow.flowId }, orderBy: { id: 'asc' } });
    for (const { id } of runs) await endOf(id);
    const notes = await Promise.all(runs.map(async ({ id }) => decoded((await recordOf(id, 'Note')).outputs)));
    expect(notes).toEqual([{ n: 1 }, { n: 2 }]);
    expect(runs[0]).toMatchObject({ triggerKind: 'HttpWebhook', triggerName: 'Called' });

    await database().flow.update({ where: { id: flow.flowId }, data: { enabled: false } });
    await notify(pool(), 'flow_changed', flow.flowId);
    expect(await waitUntil(() => server.count('/topic/off') === 1, { limit: 10_000 })).toBe(true);
    expect((await callBack('/topic', {})).status).toBeGreaterThanOrEqual(404);
    expect([server.count('/topic'), await database().run.count({ where: { flowId: flow.flowId } })]).toEqual([1, 2]);
  });
});
