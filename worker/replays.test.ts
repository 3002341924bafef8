import { once } from 'node:events';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { ReplayRequest } from '#core/api/replays.ts';
import { waitUntil } from '#scripts/wait-until.ts';
import { database } from '#server/database.ts';
import { replayRun } from '#server/use-cases/replay-run.ts';

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
  spawnWorkerProcess,
  startTestWorker,
  type TestWorker,
} from './testing/test-engine.ts';

const BIG = 'x'.repeat(200_000);
const FAILED_STEPS = { from: 'FailedSteps', version: 'Own' } as const satisfies ReplayRequest;
const NO_RETRY = { retryPolicy: { type: 'none' } };

let engine: Awaited<ReturnType<typeof prepareEngine>>;
let worker: TestWorker | undefined;
let server: CountingServer;
/** Paths that answer 500 at the moment. */
const failing = new Set<string>();

beforeAll(async () => {
  engine = await prepareEngine();
  server = await countingServer(({ path }, response) => {
    if (failing.has(path)) respondJson(response, { reason: 'down' }, 500);
    if (path === '/big') respondJson(response, { text: BIG, id: 7 });
    return path === '/slow' ? new Promise((resolve) => setTimeout(resolve, 1_500)) : undefined;
  });
  worker = await startTestWorker(engine.settings);
});

beforeEach(() => {
  failing.clear();
  server.seen.length = 0;
});

afterAll(async () => {
  await worker?.end();
  await server?.close();
  await engine?.close();
});

const call = (path: string, more: object = {}) => http(`${server.url}${path}`, { ...NO_RETRY, ...more });
const following = (name: string) => ({ runAfter: { [name]: ['Succeeded'] } });

describe('a replayed run', () => {
  it('takes over what had ended, big values as well, and makes only the calls that failed', async () => {
    failing.add('/c');
    const flow = await publishTestFlow(
      flowOf({
        A: call('/a'),
        B: { ...call('/big'), ...following('A') },
        C: { ...call('/c', { body: "@body('B')?['id']" }), ...following('B') },
        D: { type: 'Compose', inputs: "@length(body('B')['text'])", ...following('C') },
      }),
    );
    const first = await acceptTestRun(flow);
    expect((await endOf(first)).status).toBe('Failed');
    failing.clear();
    const { runId } = await replayRun(first, FAILED_STEPS);
    expect(await endOf(runId)).toMatchObject({ status: 'Succeeded', originRunId: first });
    expect(['/a', '/big', '/c'].map((path) => server.count(path))).toEqual([1, 1, 2]);
    expect(await recordOf(runId, 'D')).toMatchObject({ outputs: String(BIG.length), reused: false });
    expect(await recordOf(runId, 'A')).toMatchObject({ status: 'Succeeded', reused: true });
    expect((await recordOf(runId, 'A')).startedAt).toEqual((await recordOf(first, 'A')).startedAt);
  });

  it('repeats two passes of a loop of 300, whose records come in pages', async () => {
    failing.add('/send-7').add('/send-250');
    const flow = await publishTestFlow(
      flowOf({
        Each: {
          type: 'Foreach',
          foreach: '@range(0, 300)',
          actions: {
            Note: { type: 'Compose', inputs: "@concat(item(), ' ', guid())" },
            Send: { ...call('/send-@{item()}', { body: "@outputs('Note')" }), ...following('Note') },
          },
        },
        After: { ...call('/after'), ...following('Each') },
      }),
    );
    const first = await acceptTestRun(flow);
    expect((await endOf(first, 60_000)).status).toBe('Failed');
    failing.clear();
    const before = server.seen.length;
    const { runId } = await replayRun(first, FAILED_STEPS);
    expect((await endOf(runId, 60_000)).status).toBe('Succeeded');
    const again = server.seen.slice(before);
    expect(again.map(({ path }) => path).sort()).toEqual(['/after', '/send-250', '/send-7']);
    const sent = JSON.parse((await recordOf(first, 'Note', '000007')).outputs ?? '');
    expect(again.find(({ path }) => path === '/send-7')?.body).toBe(sent);
    const records = await recordsOf(runId);
    expect(records.filter(({ reused }) => reused)).toHaveLength(598);
    expect(records.every(({ endedAt }) => endedAt !== null)).toBe(true);
  });

  it('calls no flow again that has answered, and waits no second time', async () => {
    failing.add('/last');
    const child = await publishTestFlow(
      flowOf({ Inside: call('/child'), Answer: { type: 'Response', inputs: { statusCode: 200, body: { n: 5 } } } }),
    );
    const flow = await publishTestFlow(
      flowOf({
        Child: { type: 'Workflow', inputs: { host: { workflow: { id: child.flowId } }, body: {} } },
        Pause: { type: 'Wait', inputs: { interval: { count: 2, unit: 'Second' } }, ...following('Child') },
        Last: { ...call('/last', { body: "@body('Child')?['n']" }), ...following('Pause') },
      }),
      { needsCarrier: true },
    );
    const first = await acceptTestRun(flow);
    expect((await endOf(first)).status).toBe('Failed');
    failing.clear();
    const { runId } = await replayRun(first, FAILED_STEPS);
    const ended = await endOf(runId);
    expect(ended.status).toBe('Succeeded');
    expect((ended.endedAt?.getTime() ?? 0) - (ended.startedAt?.getTime() ?? 0)).toBeLessThan(1_900);
    expect(server.count('/child')).toBe(1);
    expect(server.seen.at(-1)?.body).toBe('5');
    expect(await database().run.count({ where: { flowId: child.flowId } })).toBe(1);
  });

  it('begins with any step, with other inputs where they are given', async () => {
    const flow = await publishTestFlow(flowOf({ A: call('/a'), B: { ...call('/b'), ...following('A') } }));
    const first = await acceptTestRun(flow);
    await endOf(first);
    const inputs = JSON.stringify({ method: 'PUT', uri: `${server.url}/b`, body: { edited: true } });
    const { runId } = await replayRun(first, { from: { action: 'B', repetition: '' }, version: 'Own', inputs });
    expect((await endOf(runId)).status).toBe('Succeeded');
    expect(server.count('/a')).toBe(1);
    expect(server.seen.at(-1)).toMatchObject({ method: 'PUT', path: '/b', body: '{"edited":true}' });
    expect(JSON.parse((await recordOf(runId, 'B')).inputs ?? '')).toMatchObject({ body: { edited: true } });
  });

  it('refuses what it could not do right', async () => {
    failing.add('/b');
    const flow = await publishTestFlow(
      flowOf({
        Secret: { ...call('/a'), runtimeConfiguration: { secureData: { properties: ['outputs'] } } },
        B: { ...call('/b', { body: "@body('Secret')" }), ...following('Secret') },
      }),
    );
    const first = await acceptTestRun(flow);
    await endOf(first);
    await expect(replayRun(first, FAILED_STEPS)).rejects.toThrow('"Secret" gave values that must not be shown');
    failing.clear();
    const { runId } = await replayRun(first, { from: { action: 'Secret', repetition: '' }, version: 'Own' });
    expect((await endOf(runId)).status).toBe('Succeeded');
    await expect(replayRun(runId, FAILED_STEPS)).rejects.toThrow('there is no failed step');
    const nowhere = { action: 'Nowhere', repetition: '' };
    await expect(replayRun(first, { from: nowhere, version: 'Own' })).rejects.toThrow('no step "Nowhere"');
    await expect(replayRun(first, { ...FAILED_STEPS, trigger: '{}' })).rejects.toThrow('from the start');
  });

  it('survives the death of its worker like any other', async () => {
    await worker?.end();
    worker = undefined;
    failing.add('/slow');
    const flow = await publishTestFlow(
      flowOf({ A: call('/a'), B: { ...call('/slow'), ...following('A') }, C: { ...call('/c'), ...following('B') } }),
    );
    let process = spawnWorkerProcess(engine.settings);
    try {
      const first = await acceptTestRun(flow);
      expect((await endOf(first)).status).toBe('Failed');
      failing.clear();
      const { runId } = await replayRun(first, FAILED_STEPS);
      await waitUntil(() => server.count('/slow') === 2, { limit: 20_000 });
      process.kill('SIGKILL');
      await once(process, 'exit');
      process = spawnWorkerProcess(engine.settings);
      expect((await endOf(runId, 60_000)).status).toBe('Succeeded');
      expect(server.count('/a')).toBe(1);
      expect(server.count('/c')).toBe(1);
      // The one call in flight goes out again, under the same key.
      const keys = server.seen.filter(({ path }) => path === '/slow').map(({ headers }) => headers['idempotency-key']);
      expect(new Set(keys).size).toBe(2);
    } finally {
      process.kill('SIGKILL');
    }
  });
});
