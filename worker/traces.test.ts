import { afterAll, beforeAll, expect, it } from 'vitest';

import { parseTraceparent, printTraceparent } from '#core/runs/trace-context.ts';
import { waitUntil } from '#scripts/wait-until.ts';
import { startTracing } from '#server/tracing/tracing.ts';

import { type CountingServer, countingServer, respondJson } from './testing/counting-server.ts';
import {
  acceptTestRun,
  endOf,
  flowOf,
  http,
  prepareEngine,
  publishTestFlow,
  startTestWorker,
  type TestWorker,
} from './testing/test-engine.ts';

type Span = {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[];
  status: { code?: number; message?: string };
};

const CALLER = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7', isSampled: true };
const [SERVER, CLIENT] = [2, 3];

let engine: Awaited<ReturnType<typeof prepareEngine>>;
let worker: TestWorker;
let api: CountingServer;
let collector: CountingServer;
/** What the collector says, one after the other, before it takes anything. */
const refusals: number[] = [];
/** By span id: what is sent again is the same. */
const spans = new Map<string, Span>();

beforeAll(async () => {
  engine = await prepareEngine();
  const tries = new Map<string, number>();
  api = await countingServer(({ path }, response) => {
    tries.set(path, (tries.get(path) ?? 0) + 1);
    if (path === '/flaky' && tries.get(path) === 1) respondJson(response, { wait: true }, 503);
  });
  collector = await countingServer(({ body }, response) => {
    const refusal = refusals.shift();
    if (refusal !== undefined) return respondJson(response, {}, refusal);
    for (const span of spansIn(body)) spans.set(span.spanId, span);
  });
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = collector.url;
  const tracing = await startTracing({
    tracesEndpoint: collector.url,
    tracesSampler: 'parentbased_always_on',
    tracesSamplerArgument: 1,
  });
  worker = await startTestWorker(engine.settings, { tracing });
});

afterAll(async () => {
  await worker?.end();
  await Promise.all([api?.close(), collector?.close()]);
  await engine?.close();
});

function spansIn(body: string): Span[] {
  const { resourceSpans } = JSON.parse(body);
  return resourceSpans.flatMap(({ scopeSpans }: { scopeSpans: { spans: Span[] }[] }) =>
    scopeSpans.flatMap((scope) => scope.spans),
  );
}

function attribute(span: Span, name: string) {
  const value = span.attributes.find(({ key }) => key === name)?.value;
  return value?.stringValue ?? value?.intValue;
}

async function spansOfRun(runId: string): Promise<Span[]> {
  const find = () => [...spans.values()].filter((span) => attribute(span, 'millrace.run.id') === runId);
  await waitUntil(async () => find().some(({ kind, parentSpanId }) => kind === SERVER || parentSpanId === undefined), {
    limit: 25_000,
  });
  return find();
}

it('a run continues the trace of its caller: its steps, their repetitions and tries are spans, and each call names its own', async () => {
  const flow = await publishTestFlow(
    flowOf({
      Each: {
        type: 'Foreach',
        foreach: '@createArray(1, 2)',
        actions: { Send: http(`${api.url}/item?secret=1`) },
      },
      Retried: {
        ...http(`${api.url}/flaky`, { retryPolicy: { type: 'fixed', interval: 'PT0.1S', count: 2 } }),
        runAfter: { Each: ['Succeeded'] },
      },
    }),
  );
  const runId = await acceptTestRun(flow, { trace: { traceparent: printTraceparent(CALLER), tracestate: 'a=1' } });
  expect((await endOf(runId)).status).toBe('Succeeded');
  const all = await spansOfRun(runId);
  const named = (name: string) => all.filter((span) => span.name === name);
  const [root, each, retried] = ['Test flow', 'Each', 'Retried'].map((name) => named(name)[0]);
  expect(new Set(all.map(({ traceId }) => traceId))).toEqual(new Set([CALLER.traceId]));
  expect(root).toMatchObject({ kind: SERVER, parentSpanId: CALLER.spanId });
  expect(each?.parentSpanId).toBe(root?.spanId);
  expect(named('Send').map((span) => attribute(span, 'millrace.action.repetition'))).toEqual(['000000', '000001']);
  expect(new Set(named('Send').map(({ parentSpanId }) => parentSpanId))).toEqual(new Set([each?.spanId]));

  const tries = named('POST').filter(({ parentSpanId }) => parentSpanId === retried?.spanId);
  expect(tries.map((span) => [span.kind, attribute(span, 'http.response.status_code')])).toEqual([
    [CLIENT, 503],
    [CLIENT, 200],
  ]);
  expect(tries[0]?.status.message).toBe('ServiceUnavailable');
  const calls = named('POST').map(({ spanId }) => spanId);
  const told = api.seen.map(({ headers }) => parseTraceparent(String(headers.traceparent)));
  expect(new Set(told.map((span) => span?.spanId))).toEqual(new Set(calls));
  expect(api.seen.map(({ headers }) => headers.tracestate)).toEqual(['a=1', 'a=1', 'a=1', 'a=1']);
  expect(named('POST').map((span) => attribute(span, 'url.full'))).not.toContain(`${api.url}/item?secret=1`);
});

it('a run that was called by another flow is part of the same trace, below the step that called it', async () => {
  const child = await publishTestFlow({
    ...flowOf({ Answer: { type: 'Response', kind: 'Http', inputs: { statusCode: 200 } } }),
  });
  const call = { type: 'Workflow', inputs: { host: { workflow: { id: child.flowId }, triggerName: 'manual' } } };
  const parent = await publishTestFlow(flowOf({ Call: call }));
  const runId = await acceptTestRun(parent);
  expect((await endOf(runId)).status).toBe('Succeeded');
  const own = await spansOfRun(runId);
  const traceId = runId.replaceAll('-', '');
  const below = await waitUntil(
    async () =>
      [...spans.values()].find(
        (span) => span.traceId === traceId && attribute(span, 'millrace.flow.id') === child.flowId,
      ) ?? false,
    { limit: 25_000 },
  );
  expect(own.every((span) => span.traceId === traceId)).toBe(true);
  expect(below).toMatchObject({ kind: SERVER });
});

it('what the collector could not take is sent once it can, and what it refuses keeps nothing from being sent', async () => {
  const flow = await publishTestFlow(flowOf({ Note: { type: 'Compose', inputs: 1 } }));
  refusals.push(400);
  const refused = await acceptTestRun(flow);
  await endOf(refused);
  await waitUntil(async () => refusals.length === 0, { limit: 25_000 });
  const runId = await acceptTestRun(flow);
  await endOf(runId);
  expect((await spansOfRun(runId)).map(({ name }) => name).sort()).toEqual(['Note', 'Test flow']);
  expect(spans.has(refused)).toBe(false);
});

it('a run whose caller does not sample is not sent, and passes that on', async () => {
  const traceparent = printTraceparent({ ...CALLER, isSampled: false });
  const flow = await publishTestFlow(flowOf({ Send: http(`${api.url}/quiet`) }));
  const quiet = await acceptTestRun(flow, { trace: { traceparent } });
  await endOf(quiet);
  const loud = await acceptTestRun(flow);
  await endOf(loud);
  await spansOfRun(loud);
  expect([...spans.values()].filter((span) => attribute(span, 'millrace.run.id') === quiet)).toEqual([]);
  const [told] = api.seen.filter(({ path }) => path === '/quiet');
  expect(parseTraceparent(String(told?.headers.traceparent))).toMatchObject({
    traceId: CALLER.traceId,
    isSampled: false,
  });
});
