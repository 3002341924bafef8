/**
 * The spans of a run, made from what is known of it when it has ended: one for the run, one for each action and repetition, and
 * one for each call that an action made. Values of the flow and messages of failures stay out: they go to another system, which
 * is asked for neither masks nor retention.
 */

import { httpStatusOf } from '#core/runs/http-status-name.ts';
import type { Attempt } from '#core/runs/record.ts';
import type { TraceContext } from '#core/runs/trace-context.ts';

import { runTrace, spanIdOf } from './trace-ids.ts';

/** Times in milliseconds since the epoch. */
export type RunSpan = {
  traceId: string;
  spanId: string;
  parentSpanId?: string | undefined;
  /** The span of the run that this one replays. */
  link?: { traceId: string; spanId: string };
  name: string;
  kind: 'server' | 'client' | 'internal';
  startedAt: number;
  endedAt: number;
  /** What went wrong, as a code. */
  error?: string | undefined;
  attributes: { [name: string]: string | number | boolean };
};

export type EndedRun = {
  runId: string;
  trace: TraceContext | undefined;
  flowId: string;
  flowName: string;
  versionNumber: number;
  triggerName: string;
  triggerKind: string;
  status: string;
  errorCode: string | null;
  clientTrackingId: string;
  acceptedAt: number;
  endedAt: number;
  origin?: { runId: string; trace: TraceContext | undefined };
};

export type EndedAction = {
  action: string;
  repetition: string;
  type: string;
  status: string;
  code: string | null;
  errorCode: string | null;
  startedAt: number;
  endedAt: number;
  attempts: readonly Attempt[];
  /** Of an HTTP call: its method, its address without query, and the status of the last answer. */
  request?: { method: string; url: string; statusCode?: number | undefined } | undefined;
};

/** Fired by a caller who waits or watches; the others begin by themselves. */
const CALLED = new Set(['Request', 'HttpWebhook']);
const FAILED = new Set(['Failed', 'TimedOut']);

export function spanOfRun(run: EndedRun): RunSpan {
  const { traceId, spanId, parent } = runTrace(run);
  const origin = run.origin && runTrace(run.origin);
  return {
    traceId,
    spanId,
    parentSpanId: parent?.spanId,
    ...(origin && { link: { traceId: origin.traceId, spanId: origin.spanId } }),
    name: run.flowName,
    kind: CALLED.has(run.triggerKind) ? 'server' : 'internal',
    startedAt: run.acceptedAt,
    endedAt: run.endedAt,
    ...(FAILED.has(run.status) && { error: run.errorCode ?? run.status }),
    attributes: {
      'millrace.run.id': run.runId,
      'millrace.run.status': run.status,
      'millrace.flow.id': run.flowId,
      'millrace.flow.name': run.flowName,
      'millrace.flow.version': run.versionNumber,
      'millrace.trigger.name': run.triggerName,
      'millrace.trigger.kind': run.triggerKind,
      'millrace.client_tracking_id': run.clientTrackingId,
    },
  };
}

/** The container that an action stands in, by the action's name; `isLoop` when it repeats what it holds. */
export type Containers = ReadonlyMap<string, { name: string; isLoop: boolean }>;

/** The action's own span, then those of its calls. */
export function spansOfAction(run: EndedRun, record: EndedAction, containers: Containers): RunSpan[] {
  const { traceId, spanId: runSpanId } = runTrace(run);
  const { action, repetition, type, status } = record;
  const spanId = spanIdOf(run.runId, action, repetition);
  const own: RunSpan = {
    traceId,
    spanId,
    parentSpanId: containerSpan(run.runId, record, containers) ?? runSpanId,
    name: action,
    kind: 'internal',
    startedAt: record.startedAt,
    endedAt: record.endedAt,
    ...(FAILED.has(status) && { error: record.errorCode ?? record.code ?? status }),
    attributes: {
      'millrace.run.id': run.runId,
      'millrace.action.name': action,
      'millrace.action.type': type,
      'millrace.action.status': status,
      ...(repetition !== '' && { 'millrace.action.repetition': repetition }),
    },
  };
  return [
    own,
    ...record.attempts.map((attempt) => spanOfCall(attempt, { run, record, traceId, parentSpanId: spanId })),
  ];
}

function containerSpan(runId: string, { action, repetition }: EndedAction, containers: Containers): string | undefined {
  const container = containers.get(action);
  if (!container) return undefined;
  const outer = container.isLoop ? repetition.split('/').slice(0, -1).join('/') : repetition;
  return spanIdOf(runId, container.name, outer);
}

type CallOf = { run: EndedRun; record: EndedAction; traceId: string; parentSpanId: string };

function spanOfCall(attempt: Attempt, { run, record, traceId, parentSpanId }: CallOf): RunSpan {
  const { action, repetition, type, request } = record;
  const isLast = attempt === record.attempts.at(-1);
  const statusCode = (isLast ? request?.statusCode : undefined) ?? httpStatusOf(attempt.code);
  return {
    traceId,
    spanId: spanIdOf(run.runId, action, repetition, attempt.attempt),
    parentSpanId,
    name: request ? request.method : type,
    kind: 'client',
    startedAt: attempt.startedAt,
    endedAt: attempt.endedAt,
    ...(FAILED.has(attempt.status) && { error: attempt.code }),
    attributes: {
      'millrace.run.id': run.runId,
      'millrace.action.name': action,
      'millrace.call.purpose': attempt.purpose,
      ...(request && requestAttributes(request)),
      ...(request && statusCode !== undefined && { 'http.response.status_code': statusCode }),
      ...(attempt.attempt > 1 && { 'http.request.resend_count': attempt.attempt - 1 }),
    },
  };
}

/** The names are those of OpenTelemetry's conventions for HTTP clients. */
function requestAttributes({ method, url }: { method: string; url: string }): RunSpan['attributes'] {
  const parsed = URL.parse(url);
  if (!parsed) return { 'http.request.method': method };
  const isPlain = parsed.protocol === 'http:';
  return {
    'http.request.method': method,
    'url.full': `${parsed.protocol}//${parsed.host}${parsed.pathname}`,
    'server.address': parsed.hostname,
    'server.port': parsed.port === '' ? (isPlain ? 80 : 443) : Number(parsed.port),
  };
}
