/**
 * Sends spans by OTLP over HTTP. Loaded only where traces go anywhere. Beside our own settings, the variables of OpenTelemetry
 * hold: `OTEL_EXPORTER_OTLP_HEADERS`, `…_TIMEOUT`, `…_COMPRESSION`, `…_CERTIFICATE` and their forms for traces,
 * `OTEL_SERVICE_NAME` and `OTEL_RESOURCE_ATTRIBUTES`.
 */

import {
  type Context,
  type HrTime,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type ReadableSpan,
  type Sampler,
  SamplingDecision,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace';

import type { SpanReference } from '#core/runs/trace-context.ts';
import type { Settings } from '#server/settings.ts';

import type { RunSpan } from './run-spans.ts';

export type OtlpSettings = Pick<Settings, 'tracesSampler' | 'tracesSamplerArgument'>;

export type Otlp = {
  isSampled(traceId: string, parent: SpanReference | undefined): boolean;
  /** Resolves once they are taken. Rejects when they are not, with the answer's status as `code` where there is one. */
  send(spans: readonly RunSpan[]): Promise<void>;
  /** Sends them with others, soon; drops them where too many wait. */
  queue(spans: readonly RunSpan[]): void;
  close(): Promise<void>;
};

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL } as const;
const SCOPE = { name: 'millrace' };

export function createOtlp({ tracesSampler, tracesSamplerArgument }: OtlpSettings): Otlp {
  const exporter = new OTLPTraceExporter();
  const resource = resourceFromAttributes({ 'service.name': 'millrace' }).merge(
    detectResources({ detectors: [envDetector] }),
  );
  const sampler = samplerOf(tracesSampler, tracesSamplerArgument);
  const batches = new BatchSpanProcessor({ exporter });
  const readable = (span: RunSpan) => readableSpan(span, resource);
  return {
    isSampled(traceId, parent) {
      const { decision } = sampler.shouldSample(contextOf(parent), traceId, '', SpanKind.SERVER, {}, []);
      return decision === SamplingDecision.RECORD_AND_SAMPLED;
    },
    send: (spans) =>
      new Promise((resolve, reject) => {
        exporter.export(spans.map(readable), ({ error, code }) => {
          if (code === 0) resolve();
          else reject(error ?? new Error('The collector of traces took nothing.'));
        });
      }),
    queue(spans) {
      for (const span of spans) batches.onEnd(readable(span));
    },
    close: () => batches.shutdown(),
  };
}

function samplerOf(name: OtlpSettings['tracesSampler'], ratio: number): Sampler {
  const root = {
    always_on: () => new AlwaysOnSampler(),
    always_off: () => new AlwaysOffSampler(),
    traceidratio: () => new TraceIdRatioBasedSampler(ratio),
  };
  const [, isParentBased, rootName] = /^(parentbased_)?(.+)$/.exec(name) ?? [];
  const sampler = root[rootName as keyof typeof root]();
  return isParentBased === undefined ? sampler : new ParentBasedSampler({ root: sampler });
}

function contextOf(parent: SpanReference | undefined): Context {
  if (!parent) return ROOT_CONTEXT;
  const { isSampled, ...span } = parent;
  const traceFlags = isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE;
  return trace.setSpanContext(ROOT_CONTEXT, { ...span, traceFlags, isRemote: true });
}

function readableSpan(span: RunSpan, resource: ReadableSpan['resource']): ReadableSpan {
  const { traceId, parentSpanId, link, error, attributes } = span;
  const context = (spanId: string, ofTrace = traceId) => ({ traceId: ofTrace, spanId, traceFlags: TraceFlags.SAMPLED });
  return {
    name: span.name,
    kind: KINDS[span.kind],
    spanContext: () => context(span.spanId),
    ...(parentSpanId !== undefined && { parentSpanContext: context(parentSpanId) }),
    startTime: highTime(span.startedAt),
    endTime: highTime(span.endedAt),
    duration: highTime(Math.max(0, span.endedAt - span.startedAt)),
    status: error === undefined ? { code: SpanStatusCode.UNSET } : { code: SpanStatusCode.ERROR, message: error },
    attributes: error === undefined ? attributes : { ...attributes, 'error.type': error },
    links: link ? [{ context: context(link.spanId, link.traceId) }] : [],
    events: [],
    ended: true,
    resource,
    instrumentationScope: SCOPE,
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}

/** Seconds and nanoseconds. */
function highTime(milliseconds: number): HrTime {
  const seconds = Math.floor(milliseconds / 1_000);
  return [seconds, Math.round((milliseconds - seconds * 1_000) * 1_000_000)];
}
