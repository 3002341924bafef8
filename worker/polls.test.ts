import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { waitUntil } from '#scripts/wait-until.ts';
import { database } from '#server/database.ts';
import { listEvaluationRows } from '#server/repositories/trigger-evaluations.ts';
import { claimPolls } from '#server/repositories/trigger-states.ts';
import { pollTrigger } from '#server/use-cases/poll-trigger.ts';

import { type Answering, type CountingServer, countingServer, respondJson } from './testing/counting-server.ts';
import {
  endOf,
  historyOf,
  prepareEngine,
  publishTestFlow,
  recordOf,
  startTestWorker,
  type TestWorker,
} from './testing/test-engine.ts';
import { evaluationsOf, publishUnasked, runsOf, switchFlowTo, triggersOf } from './testing/unasked-flows.ts';

let engine: Awaited<ReturnType<typeof prepareEngine>>;
let worker: TestWorker;
let server: CountingServer;
/** What the server answers by path; the rest of an address tells the tests apart. */
const answers = new Map<string, Answering>();

beforeAll(async () => {
  process.env.APPSETTING_POLL_KEY = 'k-4711';
  engine = await prepareEngine();
  server = await countingServer((request, response) =>
    answers.get(request.path.split('?')[0] ?? '')?.(request, response),
  );
  worker = await startTestWorker(engine.settings);
});

afterAll(async () => {
  await worker?.end();
  await server?.close();
  await engine?.close();
});

const SEEN = { limit: 20_000 };
const HOUR = 3_600_000;

const EVERY_SECOND = { frequency: 'Second', interval: 1 };
const HOURLY = { frequency: 'Hour', interval: 1 };

function polling(path: string, more: { inputs?: object; [setting: string]: unknown } = {}): object {
  const { inputs, ...settings } = more;
  return {
    type: 'Http',
    recurrence: EVERY_SECOND,
    ...settings,
    inputs: { method: 'GET', uri: `${server.url}${path}`, retryPolicy: { type: 'none' }, ...inputs },
  };
}

/** The answers one after the other; the last one stays. */
function inTurn(path: string, ...list: ((response: Parameters<Answering>[1]) => void)[]): void {
  let count = 0;
  answers.set(path, (_, response) => {
    const answer = list[Math.min(count, list.length - 1)];
    count += 1;
    answer?.(response);
  });
}

const accepted: (response: Parameters<Answering>[1]) => void = (response) => response.writeHead(202).end();

describe('an Http trigger', () => {
  it('starts a run with 200 and goes on where the answer says', async () => {
    inTurn('/orders', accepted, (response) => {
      response.setHeader('location', '/orders-after?id=7');
      respondJson(response, { id: 7 });
    });
    answers.set('/orders-after', (_, response) => accepted(response));
    const flowId = await publishUnasked(polling('/orders'), {
      actions: {
        Note: { type: 'Compose', inputs: "@concat(triggerBody()?['id'], ' ', triggerOutputs()?['statusCode'])" },
      },
    });
    await waitUntil(() => server.count('/orders-after?id=7') >= 1, SEEN);
    await switchFlowTo(flowId, false);
    expect(server.count('/orders')).toBe(2);
    const runs = await runsOf(flowId);
    expect(runs).toHaveLength(1);
    expect(await endOf(runs[0]?.id ?? '')).toMatchObject({ status: 'Succeeded', triggerKind: 'Http' });
    expect((await recordOf(runs[0]?.id ?? '', 'Note')).outputs).toBe('"7 200"');
    expect((await evaluationsOf(flowId)).slice(-2)).toEqual([
      { status: 'Fired', code: 'OK', times: 1 },
      { status: 'Skipped', code: 'Accepted', times: 1 },
    ]);
  });

  it('polls when the answer asks for it', async () => {
    inTurn(
      '/soon',
      (response) => {
        response.setHeader('retry-after', '1');
        respondJson(response, {});
      },
      accepted,
    );
    const flowId = await publishUnasked(polling('/soon', { recurrence: HOURLY }));
    await waitUntil(() => server.count('/soon') >= 2, SEEN);
    expect(await runsOf(flowId)).toHaveLength(1);
    const isLater = await waitUntil(async () => {
      const state = await database().triggerState.findUnique({ where: { flowId } });
      return (state?.dueAt?.getTime() ?? 0) > Date.now() + HOUR / 2;
    }, SEEN);
    expect(isLater).toBe(true);
  });

  it('shows a poll that fails, after its retries, which carry the same key', async () => {
    answers.set('/broken', (_, response) => respondJson(response, {}, 503));
    const retryPolicy = { type: 'fixed', count: 1, interval: 'PT1S' };
    const flowId = await publishUnasked(polling('/broken', { recurrence: HOURLY, inputs: { retryPolicy } }));
    const failed = [{ status: 'Failed', code: 'ServiceUnavailable', times: 1 }];
    await waitUntil(async () => (await evaluationsOf(flowId)).length > 0, SEEN);
    expect(await evaluationsOf(flowId)).toEqual(failed);
    const tries = server.seen.filter(({ path }) => path === '/broken').map(({ headers }) => headers['idempotency-key']);
    expect(tries).toHaveLength(2);
    expect(new Set(tries).size).toBe(1);
    expect((await listEvaluationRows(flowId, 1))[0]?.message).toContain('503');
    expect(await runsOf(flowId)).toHaveLength(0);
  });

  it('counts failures that go on as one', async () => {
    answers.set('/missing', (_, response) => respondJson(response, {}, 404));
    const flowId = await publishUnasked(polling('/missing'));
    await waitUntil(async () => ((await evaluationsOf(flowId))[0]?.times ?? 0) >= 2, SEEN);
    await switchFlowTo(flowId, false);
    expect(await evaluationsOf(flowId)).toEqual([{ status: 'Failed', code: 'NotFound', times: expect.any(Number) }]);
  });

  it('fires on what its condition says of the status', async () => {
    answers.set('/down', (_, response) => respondJson(response, { reason: 'down' }, 500));
    const conditions = [{ expression: "@equals(triggers().code, 'InternalServerError')" }];
    const flowId = await publishUnasked(polling('/down', { recurrence: HOURLY, conditions }));
    await waitUntil(async () => (await runsOf(flowId)).length >= 1, SEEN);
    expect((await triggersOf(flowId))[0]?.outputs).toMatchObject({ statusCode: 500, body: { reason: 'down' } });
  });

  it('makes a run for each item of splitOn', async () => {
    inTurn('/list', (response) => respondJson(response, { value: ['a', 'b', 'c'] }));
    const flowId = await publishUnasked(polling('/list', { recurrence: HOURLY, splitOn: "@triggerBody()?['value']" }));
    await waitUntil(async () => (await runsOf(flowId)).length >= 3, SEEN);
    expect((await triggersOf(flowId)).map(({ outputs }) => outputs?.body)).toEqual(['a', 'b', 'c']);
  });

  it('does not poll while the queue of its flow is full', async () => {
    const flowId = await publishUnasked(polling('/full'), { limits: { maxRuns: 0, maxWaiting: 0 } });
    await waitUntil(async () => (await evaluationsOf(flowId)).length > 0, SEEN);
    await switchFlowTo(flowId, false);
    expect(await evaluationsOf(flowId)).toMatchObject([{ status: 'Skipped', code: 'TooManyConcurrentRequests' }]);
    expect(server.count('/full')).toBe(0);
  });

  it('sends application settings and keeps them out of rows and histories', async () => {
    const headers = { 'x-key': "@appsetting('Poll.Key')" };
    const flowId = await publishUnasked(polling('/secret', { recurrence: HOURLY, inputs: { headers } }));
    await waitUntil(async () => (await runsOf(flowId)).length >= 1, SEEN);
    const [run] = await runsOf(flowId);
    const { carrierId } = await endOf(run?.id ?? '');
    expect(server.seen.find(({ path }) => path === '/secret')?.headers['x-key']).toBe('k-4711');
    const history = await historyOf(engine.settings, carrierId ?? '');
    expect(
      JSON.stringify([run, await database().triggerState.findUnique({ where: { flowId } }), history]),
    ).not.toContain('k-4711');
  });

  it('gives the poll of a lost worker to another one, and takes the answer once', async () => {
    answers.set('/lost', (_, response) => respondJson(response, { id: 1 }));
    const { flowId, versionId } = await publishTestFlow({
      triggers: { start: polling('/lost', { recurrence: HOURLY }) },
      actions: {},
    });
    const { enabledAt } = await database().flow.findUniqueOrThrow({ where: { id: flowId } });
    const state = { flowId, type: 'Http', basis: 'x', versionId, since: enabledAt, anchor: enabledAt, tries: 0 };
    const past = new Date(Date.now() - 1_000);
    // The first worker has claimed the poll, asked, and was lost before it could write down the answer.
    await database().triggerState.create({
      data: { ...state, dueAt: past, claimId: 'first', claimedUntil: past, scheduledAt: past },
    });
    await waitUntil(async () => (await runsOf(flowId)).length >= 1, SEEN);
    const first = { ...state, claimId: 'first', tries: 1, scheduledAt: past, pollUri: null };
    const answer = { status: 'Succeeded' as const, code: 'OK', outputs: { statusCode: 200, headers: {}, body: {} } };
    await pollTrigger(first, { call: async () => answer, signal: new AbortController().signal });
    expect(await runsOf(flowId)).toHaveLength(1);
    expect(await claimPolls(10)).toEqual([]);
  });
});
