/** Stateless flows that are answered in memory: as Stateful ones answer, without a trace, and nothing promised is lost. */

import { createServer, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { pool } from '#server/database.ts';
import { notify } from '#server/notifications.ts';
import { getMetricOverview } from '#server/use-cases/get-metric-overview.ts';
import { rollMetrics } from '#server/use-cases/roll-metrics.ts';
import { errorOf, post, runsOf } from './testing/calls.ts';
import { type FlowFixture, publishedFlow } from './testing/flow-fixtures.ts';
import { startTestGateway, type TestGateway } from './testing/test-gateway.ts';

let gateway: TestGateway;
let server: Server;
let serverUrl: string;
/** Answers that the server holds back. */
const held: (() => void)[] = [];

beforeAll(async () => {
  gateway = await startTestGateway({ responseTimeout: 1_500 });
  server = createServer((request, response) => {
    const answer = () => response.writeHead(200, { 'content-type': 'application/json' }).end('{"stock":3}');
    if (request.url === '/slow') held.push(answer);
    else answer();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  serverUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});

afterEach(() => {
  for (const answer of held.splice(0)) answer();
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await gateway.end();
});

const ANSWER = {
  Answer: {
    type: 'Response',
    inputs: { statusCode: 201, headers: { 'X-Order': '@{triggerBody()?.id}' }, body: '@triggerBody()' },
  },
};
const callOf = (path: string) => ({
  Ask: {
    type: 'Http',
    inputs: { method: 'GET', uri: `${serverUrl}${path}`, retryPolicy: { type: 'none' } },
    runAfter: {},
  },
  Answer: { type: 'Response', inputs: { statusCode: 200, body: "@body('Ask')" }, runAfter: { Ask: ['Succeeded'] } },
});

const statelessFlow = (fixture: FlowFixture, at = gateway) =>
  publishedFlow(at.url, { kind: 'Stateless', actions: ANSWER, ...fixture });

describe('a call of a Stateless flow', () => {
  it('is answered without a run in the database', async () => {
    const { flowId, url } = await statelessFlow({});
    const response = await post(url, '{"id":7.0}', { 'x-ms-client-tracking-id': 'order 7' });
    expect(response.status).toBe(201);
    expect(response.headers.get('x-order')).toBe('7');
    expect(response.headers.get('x-ms-client-tracking-id')).toBe('order 7');
    expect(await response.text()).toBe('{"id":7.0}');
    expect(await runsOf(flowId)).toEqual([]);
  });

  it('calls others as a Stateful one does, and says which step failed', async () => {
    const { url } = await statelessFlow({ actions: callOf('/stock') });
    const answer = await (await post(url, '{}')).json();
    expect(answer, gateway.logged()).toEqual({ stock: 3 });
    const broken = await statelessFlow({
      actions: { Bad: { type: 'Compose', inputs: "@int('x')" }, ...withAnswer('Bad') },
    });
    const failed = await errorOf(await post(broken.url, '{}'));
    expect(failed).toMatchObject({ status: 502, error: { code: 'NoResponse' } });
    expect(gateway.logged()).toContain('"action":"Bad"');
  });

  it('has its schema, conditions and signature checked like any other', async () => {
    const { url } = await statelessFlow({
      trigger: { conditions: [{ expression: "@equals(triggerBody()?['go'], true)" }] },
    });
    expect(await (await post(url, '{"go":false}')).json()).toMatchObject({ status: 'Skipped' });
    expect((await post(url, '{"go":true}')).status).toBe(201);
    expect((await post(url.replace(/sig=[^&]+/, 'sig=wrong'), '{}')).status).toBe(401);
  });

  it('ends at the time limit of its caller', async () => {
    const { url } = await statelessFlow({ actions: callOf('/slow') });
    expect(await errorOf(await post(url, '{}'))).toMatchObject({ status: 504, error: { code: 'ResponseTimeout' } });
  });

  it('counts in the figures of its flow', async () => {
    const { flowId, url } = await statelessFlow({});
    for (let call = 0; call < 3; call += 1) await post(url, '{}');
    await expect
      .poll(
        async () => {
          await rollMetrics([]);
          const { flows } = await getMetricOverview({ within: '1h', flowId });
          return flows[0]?.count;
        },
        { timeout: 10_000 },
      )
      .toBe(3);
    await rollMetrics([]);
    expect((await getMetricOverview({ within: '1h', flowId })).totals).toMatchObject({ count: 3, failed: 0 });
  });
});

function withAnswer(step: string) {
  return { Answer: { type: 'Response', inputs: { statusCode: 200 }, runAfter: { [step]: ['Succeeded'] } } };
}

describe('a Stateless flow runs durably', () => {
  /** Accepted as a run; nobody carries it out here, so that its caller is told to ask later. */
  const isStored = async (fixture: FlowFixture, headers: { [name: string]: string } = {}) => {
    const { flowId, url } = await statelessFlow(fixture);
    await post(url, '{"list":[1]}', headers);
    return (await runsOf(flowId)).length === 1;
  };

  it('where its caller is answered before the run ends, or not at all', async () => {
    expect(await isStored({ actions: { Note: { type: 'Compose', inputs: 1, runAfter: {} } } })).toBe(true);
    const after = { Later: { type: 'Compose', inputs: 1, runAfter: { Answer: ['Succeeded'] } } };
    expect(await isStored({ actions: { ...ANSWER, ...after } })).toBe(true);
  });

  it('where more than one process has to know of it', async () => {
    expect(await isStored({}, { 'idempotency-key': 'once' })).toBe(true);
    expect(await isStored({ trigger: { splitOn: "@triggerBody()?['list']" } })).toBe(true);
    expect(await isStored({ trigger: { runtimeConfiguration: { concurrency: { runs: 1 } } } })).toBe(true);
  });

  it('where its author wants a history', async () => {
    const { flowId, url } = await statelessFlow({});
    expect((await post(url, '{}')).status).toBe(201);
    await pool().query('UPDATE "Flow" SET "statelessHistory" = true WHERE id = $1', [flowId]);
    await notify(pool(), 'flow_changed', flowId);
    await expect
      .poll(async () => {
        await post(url, '{}');
        return (await runsOf(flowId)).length;
      })
      .toBeGreaterThan(0);
  });
});

it('a gateway that stops ends what it has in memory and says so', async () => {
  const stopping = await startTestGateway({ drainTime: 100 });
  const { url } = await statelessFlow({ actions: callOf('/slow') }, stopping);
  const call = post(url, '{}');
  await expect.poll(() => held.length).toBe(1);
  await stopping.close();
  expect(await errorOf(await call)).toMatchObject({ status: 503, error: { code: 'Unavailable' } });
});
