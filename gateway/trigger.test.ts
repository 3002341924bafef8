import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { waitUntil } from '#scripts/wait-until.ts';
import { pool } from '#server/database.ts';
import { rotateTriggerKey, triggerUrl } from '#server/trigger-signature.ts';
import { errorOf, onlyRunOf, post, runsOf } from './testing/calls.ts';
import { publish, publishedFlow } from './testing/flow-fixtures.ts';
import { startTestGateway, type TestGateway } from './testing/test-gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
});

afterAll(() => gateway.end());

async function triggerOfOnlyRun(flowId: string) {
  return JSON.parse((await onlyRunOf(flowId)).trigger);
}

describe('a call of a Request trigger', () => {
  it('is answered with 202, the id of the stored run and where to ask for its end', async () => {
    const { flowId, url } = await publishedFlow(gateway.url);
    const response = await post(url, '{"a":1}', { 'x-ms-client-tracking-id': 'order-4711' });
    expect(response.status).toBe(202);
    const { runId, status } = await response.json();
    expect(status).toBe('Accepted');
    expect(response.headers.get('x-ms-workflow-run-id')).toBe(runId);
    expect(response.headers.get('x-ms-client-tracking-id')).toBe('order-4711');
    expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(response.headers.get('location')).toContain(`http://millrace.test/hooks/runs/${runId}?sig=`);
    expect(await runsOf(flowId)).toMatchObject([
      { id: runId, status: 'Waiting', triggerKind: 'Request', clientTrackingId: 'order-4711', awaitsResponse: false },
    ]);
  });

  it('shows expressions the request as the reference does', async () => {
    const { flowId, url } = await publishedFlow(gateway.url, {
      trigger: { inputs: { method: 'PUT', relativePath: '/orders/{id}/lines/{line}' } },
    });
    const target = url.replace('/manual', '/manual/orders/47%2F11/lines/2');
    const response = await fetch(`${target}&color=red&color=blue&api-version=1`, {
      method: 'PUT',
      body: '{"big":9007199254740993}',
      headers: [
        ['Content-Type', 'application/json'],
        ['X-Multi', 'a'],
        ['X-Multi', 'b'],
        ['Authorization', 'Bearer secret-token'],
        ['Cookie', 'millrace-session=secret-session; theme=dark'],
      ],
    });
    expect(response.status).toBe(202);
    const { outputs, name, clientTrackingId, originHistoryName } = await triggerOfOnlyRun(flowId);
    const run = await onlyRunOf(flowId);
    expect(name).toBe('manual');
    expect([clientTrackingId, originHistoryName]).toEqual([run.id, run.id]);
    expect(outputs.queries).toEqual({ color: 'red,blue' });
    expect(outputs.relativePathParameters).toEqual({ id: '47/11', line: '2' });
    expect(run.trigger).toContain('{"big":9007199254740993}');
    const headers = new Map(Object.entries(outputs.headers).map(([key, value]) => [key.toLowerCase(), value]));
    expect(String(headers.get('x-multi')).replace(' ', '')).toBe('a,b');
    expect(headers.get('cookie')).toBe('theme=dark');
    expect(headers.has('authorization')).toBe(false);
    expect(gateway.logged()).not.toMatch(/secret-token|secret-session|sig=[^[]/);
  });

  it('keeps the Authorization header when the trigger asks for it', async () => {
    const { flowId, url } = await publishedFlow(gateway.url, {
      trigger: { operationOptions: 'IncludeAuthorizationHeadersInOutputs' },
    });
    await post(url, undefined, { authorization: 'Bearer token' });
    expect(JSON.stringify((await triggerOfOnlyRun(flowId)).outputs.headers)).toContain('Bearer token');
  });

  it('without a body has no body, with null has null, and takes any method', async () => {
    const { flowId, url } = await publishedFlow(gateway.url);
    expect((await fetch(url)).status).toBe(202);
    expect((await post(url, 'null')).status).toBe(202);
    const [first, second] = (await runsOf(flowId)).map((run) => JSON.parse(run.trigger).outputs);
    expect('body' in first).toBe(false);
    expect('queries' in first).toBe(false);
    expect(second.body).toBeNull();
  });

  it('stores a big body once, by reference', async () => {
    const { flowId, url } = await publishedFlow(gateway.url);
    const body = JSON.stringify({ text: 'x'.repeat(100_000) });
    expect((await post(url, body)).status).toBe(202);
    const run = await onlyRunOf(flowId);
    expect(run.trigger.length).toBeLessThan(5_000);
    const { rows } = await pool().query('SELECT bytes FROM "Payload"');
    expect(rows.map(({ bytes }) => String(bytes)).join()).toContain('x'.repeat(100_000));
  });

  it('with a wish for another protocol is taken as the plain request it is', async () => {
    const { flowId, url } = await publishedFlow(gateway.url);
    const { request } = await import('node:http');
    const status = await new Promise((resolve, reject) => {
      const headers = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'content-type': 'application/json' };
      const call = request(url, { method: 'POST', headers }, (response) => resolve(response.statusCode));
      call.on('error', reject);
      call.end('{"a":1}');
    });
    expect(status).toBe(202);
    expect((await triggerOfOnlyRun(flowId)).outputs.body).toEqual({ a: 1 });
  });
});

describe('the conditions of a trigger', () => {
  const conditions = [
    { expression: "@equals(triggerBody()?['state'], parameters('wanted'))" },
    { expression: "@greater(triggerBody()['count'], 1)" },
  ];
  const parameters = { wanted: { type: 'String', defaultValue: 'open' } };

  it('decide whether a run is made', async () => {
    const { flowId, url } = await publishedFlow(gateway.url, { trigger: { conditions }, parameters });
    const skipped = await post(url, '{"state":"closed","count":2}');
    expect(skipped.status).toBe(202);
    expect(await skipped.json()).toMatchObject({ status: 'Skipped', message: expect.stringContaining('Condition 1') });
    expect(await (await post(url, '{"state":"open","count":1}')).json()).toMatchObject({
      message: expect.stringMatching(/Condition 2/),
    });
    expect(await runsOf(flowId)).toEqual([]);
    expect(await (await post(url, '{"state":"open","count":2}')).json()).toMatchObject({ status: 'Accepted' });
    expect(await runsOf(flowId)).toHaveLength(1);
  });

  it('that fail on the request refuse it and say where', async () => {
    const { flowId, url } = await publishedFlow(gateway.url, { trigger: { conditions }, parameters });
    expect(await errorOf(await post(url, '{"state":"open"}'))).toMatchObject({
      status: 400,
      error: { code: 'BadRequest', message: expect.stringContaining('condition 2') },
    });
    expect(await runsOf(flowId)).toEqual([]);
  });
});

it('the tracking id may be computed from the request', async () => {
  const { flowId, url } = await publishedFlow(gateway.url, {
    trigger: { correlation: { clientTrackingId: "@triggerBody()['order']" } },
  });
  const response = await post(url, '{"order":4711}', { 'x-ms-client-tracking-id': 'other' });
  expect(response.headers.get('x-ms-client-tracking-id')).toBe('4711');
  expect(await runsOf(flowId)).toMatchObject([{ clientTrackingId: '4711' }]);
});

describe('a trigger that splits its body', () => {
  const trigger = {
    splitOn: "@triggerBody()['orders']",
    conditions: [{ expression: "@greater(triggerBody()['total'], 10)" }],
  };

  it('makes a run for each item that meets the conditions, and tells their ids', async () => {
    const { flowId, url } = await publishedFlow(gateway.url, { trigger });
    const body = '{"orders":[{"total":11},{"total":2},{"total":12}]}';
    const response = await post(url, body, { 'idempotency-key': 'k', 'x-ms-client-tracking-id': 'batch' });
    expect(response.status).toBe(202);
    const answer = await response.json();
    const runs = await runsOf(flowId);
    expect(answer).toEqual({ status: 'Accepted', runIds: runs.map(({ id }) => id) });
    expect(runs.map((run) => JSON.parse(run.trigger).outputs.body)).toEqual([{ total: 11 }, { total: 12 }]);
    expect(runs.map(({ clientTrackingId }) => clientTrackingId)).toEqual(['batch', 'batch']);
    expect(await (await post(url, body, { 'idempotency-key': 'k' })).json()).toEqual(answer);
    expect(await runsOf(flowId)).toHaveLength(2);
  });

  it('makes none of an empty list, and refuses what is no list', async () => {
    const { flowId, url } = await publishedFlow(gateway.url, { trigger });
    expect(await (await post(url, '{"orders":[]}')).json()).toMatchObject({ status: 'Skipped' });
    expect((await errorOf(await post(url, '{"orders":1}'))).error.message).toMatch(/must give an array/);
    expect(await runsOf(flowId)).toEqual([]);
  });
});

describe('an idempotency key', () => {
  it('used 100 times at once gives one run and one answer', async () => {
    const { flowId, url } = await publishedFlow(gateway.url);
    const responses = await Promise.all(
      Array.from({ length: 100 }, (_, n) => post(url, `{"n":${n}}`, { 'idempotency-key': 'order-1' })),
    );
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([202]));
    const answers = await Promise.all(responses.map((response) => response.text()));
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain((await onlyRunOf(flowId)).id);
  });

  it('by a key that the trigger reads from them, and are refused where it reads nothing', async () => {
    const trigger = { metadata: { idempotencyKey: "@triggerBody()?['id']", orderKey: "@triggerBody()?['customer']" } };
    const { flowId, url } = await publishedFlow(gateway.url, { trigger });
    const call = (body: object) => post(url, JSON.stringify(body));
    const first = await (await call({ id: 1, customer: 'a' })).json();
    expect(await (await call({ id: 1, customer: 'b' })).json()).toEqual(first);
    await call({ id: 2, customer: 'a' });
    const { rows } = await pool().query('SELECT "orderKey" FROM "Run" WHERE "flowId" = $1 ORDER BY id', [flowId]);
    expect(rows).toEqual([{ orderKey: 'a' }, { orderKey: 'a' }]);
    const { status, error } = await errorOf(await call({ id: '', customer: 'a' }));
    expect([status, error.code]).toEqual([400, 'BadRequest']);
    expect(error.message).toContain(`idempotencyKey ("@triggerBody()?['id']") gives nothing`);
  });

  it('counts within its flow only', async () => {
    const [one, other] = [await publishedFlow(gateway.url), await publishedFlow(gateway.url)];
    await post(one.url, '1', { 'idempotency-key': 'k' });
    await post(other.url, '1', { 'idempotency-key': 'k' });
    expect([await runsOf(one.flowId), await runsOf(other.flowId)]).toMatchObject([[{}], [{}]]);
  });
});

describe('what is kept in memory', () => {
  it('is dropped when a version is published', async () => {
    const { flowId, url } = await publishedFlow(gateway.url);
    await post(url);
    const second = await publish(flowId, { trigger: { inputs: { method: 'GET' } } });
    expect(await waitUntil(async () => (await post(url)).status === 405, { limit: 5_000, every: 10 })).toBe(true);
    await fetch(url);
    expect((await runsOf(flowId)).at(-1)?.versionId).toBe(second);
  });

  it('is dropped when the key is rotated: old addresses are refused, new ones taken', async () => {
    const { flowId, url } = await publishedFlow(gateway.url);
    expect((await post(url)).status).toBe(202);
    await rotateTriggerKey(flowId);
    expect(await waitUntil(async () => (await post(url)).status === 401, { limit: 5_000, every: 10 })).toBe(true);
    const renewed = await triggerUrl({ flowId, triggerName: 'manual' }, gateway.url);
    expect((await post(renewed)).status).toBe(202);
  });

  it('does not bring back a flow that was deleted', async () => {
    const { flowId, url } = await publishedFlow(gateway.url);
    await post(url);
    await pool().query('DELETE FROM "Flow" WHERE id = $1', [flowId]);
    expect((await errorOf(await post(url))).error.code).toBe('NotFound');
  });
});
