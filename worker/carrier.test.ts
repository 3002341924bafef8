import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { decodeWire } from '#core/json/wire.ts';
import { waitUntil } from '#scripts/wait-until.ts';
import { database, pool } from '#server/database.ts';
import { notify } from '#server/notifications.ts';

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
  spawnWorkerProcess,
  startTestWorker,
  type TestWorker,
} from './testing/test-engine.ts';

const BIG = 'x'.repeat(200_000);

let engine: Awaited<ReturnType<typeof prepareEngine>>;
let worker: TestWorker;
let server: CountingServer;

beforeAll(async () => {
  engine = await prepareEngine();
  server = await countingServer(({ path }, response) => {
    if (path === '/fails-twice' && server.count(path) <= 2) respondJson(response, {}, 503);
    if (path === '/fails') respondJson(response, { reason: 'no' }, 500);
    if (path.startsWith('/big')) respondJson(response, { text: BIG, id: 7 });
    if (path.startsWith('/slow')) return new Promise((resolve) => setTimeout(resolve, 6_000));
    if (path.startsWith('/hangs')) return new Promise((resolve) => response.on('close', () => resolve()));
    return undefined;
  });
  worker = await startTestWorker(engine.settings);
});

afterAll(async () => {
  await worker?.end();
  await server?.close();
  await engine?.close();
});

function following(name: string, ...statuses: string[]): object {
  return { runAfter: { [name]: statuses.length > 0 ? statuses : ['Succeeded'] } };
}

async function cancel(runId: string): Promise<void> {
  await database().run.update({ where: { id: runId }, data: { cancelRequestedAt: new Date() } });
  await notify(pool(), 'run_cancel', runId);
}

describe('a carried run', () => {
  it('runs a chain of calls and keeps a record of each', async () => {
    const flow = await publishTestFlow(
      flowOf({
        First: http(`${server.url}/chain/1`),
        Note: { type: 'Compose', inputs: "@body('First')?['path']", ...following('First') },
        Second: { ...http(`${server.url}/chain/2`), ...following('Note') },
      }),
    );
    const runId = await acceptTestRun(flow);
    expect(await endOf(runId)).toMatchObject({ status: 'Succeeded', errorMessage: null });
    const records = await recordsOf(runId);
    expect(records.map(({ action, status }) => `${action} ${status}`).sort()).toEqual([
      'First Succeeded',
      'Note Succeeded',
      'Second Succeeded',
    ]);
    expect((await recordOf(runId, 'Note')).outputs).toBe('"/chain/1"');
    expect([server.count('/chain/1'), server.count('/chain/2')]).toEqual([1, 1]);
  });

  it('calls parallel branches at the same time', async () => {
    const flow = await publishTestFlow(
      flowOf({
        A: http(`${server.url}/parallel/a`),
        B: http(`${server.url}/parallel/b`),
        C: http(`${server.url}/fails`, { retryPolicy: { type: 'none' } }),
      }),
    );
    const runId = await acceptTestRun(flow);
    expect(await endOf(runId)).toMatchObject({ status: 'Failed', errorCode: 'ActionFailed' });
    expect(await recordOf(runId, 'C')).toMatchObject({ status: 'Failed', code: 'InternalServerError' });
    expect(await recordOf(runId, 'B')).toMatchObject({ status: 'Succeeded', code: 'OK' });
  });

  it('shows every try of a call that succeeds at last, all under one Idempotency-Key', async () => {
    const retryPolicy = { type: 'fixed', count: 3, interval: 'PT0.2S' };
    const flow = await publishTestFlow(flowOf({ Call: http(`${server.url}/fails-twice`, { retryPolicy }) }));
    const runId = await acceptTestRun(flow);
    expect((await endOf(runId)).status).toBe('Succeeded');
    const record = await recordOf(runId, 'Call');
    const attempts: { status: string; code: string }[] = JSON.parse(record.attempts);
    expect(attempts.map(({ code }) => code)).toEqual(['ServiceUnavailable', 'ServiceUnavailable', 'OK']);
    const answers = await database().earlierAnswer.findMany({ where: { runId }, orderBy: { attempt: 'asc' } });
    expect(answers.map(({ attempt, outputs }) => [attempt, JSON.parse(outputs).statusCode])).toEqual([
      [1, 503],
      [2, 503],
    ]);
    const keys = server.seen
      .filter(({ path }) => path === '/fails-twice')
      .map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  });

  it('calls once for each item of a loop', async () => {
    const actions = {
      Loop: {
        type: 'Foreach',
        foreach: '@range(0, 5)',
        actions: { Call: http(`${server.url}/loop/@{items('Loop')}`) },
      },
    };
    const runId = await acceptTestRun(await publishTestFlow(flowOf(actions)));
    expect((await endOf(runId)).status).toBe('Succeeded');
    const repetitions = (await recordsOf(runId)).filter(({ action }) => action === 'Call');
    expect(repetitions.map(({ repetition }) => repetition).sort()).toEqual(
      [0, 1, 2, 3, 4].map((index) => String(index).padStart(6, '0')),
    );
    expect([0, 1, 2, 3, 4].map((index) => server.count(`/loop/${index}`))).toEqual([1, 1, 1, 1, 1]);
  });

  it('waits, and says so while it does', async () => {
    const actions = { Pause: { type: 'Wait', inputs: { interval: { count: 2, unit: 'Second' } } } };
    const runId = await acceptTestRun(await publishTestFlow(flowOf(actions), { needsCarrier: true }));
    const waiting = await waitUntil(
      async () =>
        (await recordsOf(runId)).some((record) => record.waitingFor === 'delay' && record.waitingUntil !== null),
      { limit: 10_000 },
    );
    expect(waiting).toBe(true);
    const run = await endOf(runId);
    expect(run.status).toBe('Succeeded');
    expect(Number(run.endedAt) - Number(run.startedAt)).toBeGreaterThanOrEqual(2_000);
  });

  it('makes a slow call only once, although it outlasts a local activity', async () => {
    const runId = await acceptTestRun(await publishTestFlow(flowOf({ Call: http(`${server.url}/slow`) })));
    expect((await endOf(runId)).status).toBe('Succeeded');
    expect(server.count('/slow')).toBe(1);
  });

  it('makes a slow call only once, whichever of two workers takes it over', async () => {
    const second = spawnWorkerProcess(engine.settings);
    try {
      const flow = await publishTestFlow(flowOf({ Call: http(`${server.url}/slow/@{triggerOutputs()?['n']}`) }));
      await waitUntil(async () => (await database().workerHeartbeat.count()) >= 2, { limit: 20_000 });
      const runIds = await Promise.all(Array.from({ length: 8 }, (_, n) => acceptTestRun(flow, { outputs: { n } })));
      const runs = await Promise.all(runIds.map((runId) => endOf(runId)));
      expect(runs.map(({ status }) => status)).toEqual(runIds.map(() => 'Succeeded'));
      expect(runIds.map((_, n) => server.count(`/slow/${n}`))).toEqual(runIds.map(() => 1));
    } finally {
      second.kill('SIGKILL');
    }
  }, 60_000);

  it('passes a big body on by reference and keeps the history small', async () => {
    const actions = {
      Get: http(`${server.url}/big`),
      Text: { type: 'Compose', inputs: "@length(body('Get')?['text'])", ...following('Get') },
      Send: { ...http(`${server.url}/echo`, { body: "@body('Get')" }), ...following('Text') },
      Again: { ...http(`${server.url}/echo/again`, { body: "@body('Get')?['text']" }), ...following('Send') },
    };
    const runId = await acceptTestRun(await publishTestFlow(flowOf(actions)));
    const run = await endOf(runId);
    expect(run).toMatchObject({ status: 'Succeeded', errorMessage: null });
    expect((await recordOf(runId, 'Text')).outputs).toBe('200000');
    expect(JSON.parse(server.seen.find(({ path }) => path === '/echo')?.body ?? '{}')).toEqual({ text: BIG, id: 7 });
    expect(server.seen.find(({ path }) => path === '/echo/again')?.body).toBe(BIG);
    expect((await recordOf(runId, 'Get')).outputs?.length).toBeLessThan(2_000);
    const history = await historyOf(engine.settings, run.carrierId ?? '');
    expect(JSON.stringify(history).length).toBeLessThan(100_000);
  });

  it('answers the caller of its trigger once', async () => {
    const actions = { Answer: { type: 'Response', kind: 'Http', inputs: { statusCode: 201, body: { done: true } } } };
    const flow = await publishTestFlow(flowOf(actions));
    const [awaited, alone] = await Promise.all([
      acceptTestRun(flow, { awaitsResponse: true }),
      acceptTestRun(flow, { awaitsResponse: false }),
    ]);
    await Promise.all([endOf(awaited), endOf(alone)]);
    const response = await database().runResponse.findUnique({ where: { runId: awaited } });
    expect(response).toMatchObject({ statusCode: 201, body: '{"done":true}' });
    expect(await database().runResponse.findUnique({ where: { runId: alone } })).toBeNull();
  });

  it('fails a Response whose caller no longer waits', async () => {
    const actions = { Answer: { type: 'Response', kind: 'Http', inputs: { statusCode: 200 } } };
    const runId = await acceptTestRun(await publishTestFlow(flowOf(actions)), { awaitsResponse: true, patience: 0 });
    expect((await endOf(runId)).status).toBe('Failed');
    expect(await recordOf(runId, 'Answer')).toMatchObject({ status: 'Failed', code: 'ActionResponseTimedOut' });
    expect(await database().runResponse.findUnique({ where: { runId } })).toBeNull();
  });

  it('keeps its outputs', async () => {
    const outputs = { sum: { type: 'Int', value: '@add(1, 2)' } };
    const flow = await publishTestFlow(flowOf({ Nothing: { type: 'Compose', inputs: 1 } }, outputs));
    const run = await endOf(await acceptTestRun(flow));
    expect(decodeWire(run.outputs ?? 'null')).toEqual({ sum: 3 });
  });
});

describe('cancelling', () => {
  it('ends a run whose call hangs in under five seconds', async () => {
    const runId = await acceptTestRun(await publishTestFlow(flowOf({ Call: http(`${server.url}/hangs/1`) })));
    await waitUntil(() => server.count('/hangs/1') === 1, { limit: 10_000 });
    const from = Date.now();
    await cancel(runId);
    expect((await endOf(runId)).status).toBe('Cancelled');
    expect(Date.now() - from).toBeLessThan(5_000);
    expect((await recordOf(runId, 'Call')).status).toBe('Cancelled');
  });

  it('ends a run that waits, and leaves what follows undone', async () => {
    const actions = {
      Pause: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Day' } } },
      Call: { ...http(`${server.url}/never`), ...following('Pause') },
    };
    const runId = await acceptTestRun(await publishTestFlow(flowOf(actions), { needsCarrier: true }));
    await waitUntil(async () => (await recordsOf(runId)).some((record) => record.waitingFor === 'delay'), {
      limit: 10_000,
    });
    const from = Date.now();
    await cancel(runId);
    expect((await endOf(runId)).status).toBe('Cancelled');
    expect(Date.now() - from).toBeLessThan(5_000);
    expect((await recordOf(runId, 'Pause')).status).toBe('Cancelled');
    expect(server.count('/never')).toBe(0);
  });

  it('leaves the companions of the carrier alone', async () => {
    const flow = await publishTestFlow(
      flowOf({ Call: http(`${server.url}/hangs/@{triggerOutputs()?['n']}`, { retryPolicy: { type: 'none' } }) }),
    );
    const [first, second] = await Promise.all([2, 3].map((n) => acceptTestRun(flow, { outputs: { n } })));
    await waitUntil(() => server.count('/hangs/2') + server.count('/hangs/3') === 2, { limit: 10_000 });
    await cancel(first ?? '');
    expect((await endOf(first ?? '')).status).toBe('Cancelled');
    expect(await database().run.findUnique({ where: { id: second ?? '' } })).toMatchObject({ status: 'Running' });
    await cancel(second ?? '');
    await endOf(second ?? '');
  });
});

describe('a backlog', () => {
  it('is carried many runs to a carrier', async () => {
    await worker.end();
    const flow = await publishTestFlow(flowOf({ Call: http(`${server.url}/backlog/@{triggerOutputs()?['n']}`) }));
    const runIds = await Promise.all(Array.from({ length: 40 }, (_, n) => acceptTestRun(flow, { outputs: { n } })));
    worker = await startTestWorker(engine.settings);
    const runs = await Promise.all(runIds.map((runId) => endOf(runId)));
    expect(runs.filter(({ status }) => status === 'Succeeded')).toHaveLength(40);
    expect(new Set(runs.map(({ carrierId }) => carrierId)).size).toBe(2);
    expect(runIds.map((_, n) => server.count(`/backlog/${n}`))).toEqual(runIds.map(() => 1));
  });

  it('is taken over when the worker that claimed it never started the carrier', async () => {
    await worker.end();
    const flow = await publishTestFlow(flowOf({ Call: http(`${server.url}/orphan`) }));
    const runId = await acceptTestRun(flow);
    const claimedAt = new Date(Date.now() - 20_000);
    await database().run.update({ where: { id: runId }, data: { carrierId: `carrier:${runId}`, claimedAt } });
    worker = await startTestWorker(engine.settings);
    expect((await endOf(runId)).status).toBe('Succeeded');
    expect(server.count('/orphan')).toBe(1);
  });
});
