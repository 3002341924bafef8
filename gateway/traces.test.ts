/** Traces as the gateway meets them: a caller's is kept with the run, and a run in memory sends its own. */

import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { parseTraceparent, printTraceparent } from '#core/runs/trace-context.ts';
import { pool } from '#server/database.ts';
import type { RunSpan } from '#server/tracing/run-spans.ts';
import { runTrace, spanIdOf } from '#server/tracing/trace-ids.ts';
import { post } from './testing/calls.ts';
import { publishedFlow } from './testing/flow-fixtures.ts';
import { startTestGateway, type TestGateway } from './testing/test-gateway.ts';

const CALLER = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7', isSampled: true };
const traceparent = printTraceparent(CALLER);

let gateway: TestGateway;
let api: Server;
let apiUrl: string;
const told: IncomingHttpHeaders[] = [];
const spans: RunSpan[] = [];

beforeAll(async () => {
  gateway = await startTestGateway({
    tracing: {
      outgoing(run, { action, repetition, attempt }) {
        const span = { traceId: runTrace(run).traceId, spanId: spanIdOf(run.runId, action, repetition, attempt) };
        return { traceparent: printTraceparent({ ...span, isSampled: true }) };
      },
      spans: {
        isSampled: () => true,
        queue: (more) => void spans.push(...more),
        send: async () => {},
      },
      close: async () => {},
    },
  });
  api = createServer((request, response) => {
    told.push(request.headers);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  const address = api.address();
  apiUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});

afterAll(async () => {
  api.closeAllConnections();
  api.close();
  await gateway.end();
});

it('the trace that a caller names is kept with the run, one that makes no sense is not', async () => {
  const flow = await publishedFlow(gateway.url);
  await post(flow.url, '{}', { traceparent, tracestate: 'vendor=1' });
  await post(flow.url, '{}', { traceparent: 'nonsense', tracestate: 'vendor=1' });
  const { rows } = await pool().query('SELECT traceparent, tracestate FROM "Run" WHERE "flowId" = $1 ORDER BY id', [
    flow.flowId,
  ]);
  expect(rows).toEqual([
    { traceparent, tracestate: 'vendor=1' },
    { traceparent: null, tracestate: null },
  ]);
});

it('a run in memory sends its spans when it has ended: itself, its actions, and the calls that these made', async () => {
  const actions = {
    Ask: { type: 'Http', inputs: { method: 'GET', uri: `${apiUrl}/stock?token=secret` }, runAfter: {} },
    Answer: { type: 'Response', inputs: { statusCode: 200 }, runAfter: { Ask: ['Succeeded'] } },
  };
  const flow = await publishedFlow(gateway.url, { kind: 'Stateless', actions });
  expect((await post(flow.url, '{}', { traceparent })).status).toBe(200);
  const [run, ask, call, answer] = spans;
  expect(spans.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
    'server Orders',
    'internal Ask',
    'client GET',
    'internal Answer',
  ]);
  expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([CALLER.traceId]));
  expect(run?.parentSpanId).toBe(CALLER.spanId);
  expect([ask?.parentSpanId, answer?.parentSpanId]).toEqual([run?.spanId, run?.spanId]);
  expect(call?.parentSpanId).toBe(ask?.spanId);
  expect(call?.attributes).toMatchObject({
    'http.request.method': 'GET',
    'url.full': `${apiUrl}/stock`,
    'http.response.status_code': 200,
  });
  expect(parseTraceparent(String(told[0]?.traceparent))).toMatchObject({ spanId: call?.spanId });
  expect(JSON.stringify(spans)).not.toContain('secret');
});
