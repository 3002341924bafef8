/**
 * Traces of runs by OpenTelemetry. Without a collector a call passes on the trace that its run's caller named, as it is; with
 * one, every call that is sampled names its own span.
 */

import { printTraceparent, type TraceContext } from '#core/runs/trace-context.ts';
import type { Settings } from '#server/settings.ts';

import type { Otlp } from './otlp.ts';
import { runTrace, spanIdOf, type TracedRun } from './trace-ids.ts';

export type TracedCall = { action: string; repetition: string; attempt: number };

export type Tracing = {
  /** What a call of a run's action says of its trace. */
  outgoing(run: TracedRun, call: TracedCall): TraceContext | undefined;
  /** Where the spans of runs that are sampled go; left out where they go nowhere. */
  spans?: Pick<Otlp, 'send' | 'queue'> & { isSampled(run: TracedRun): boolean };
  close(): Promise<void>;
};

export type TracingSettings = Pick<Settings, 'tracesEndpoint' | 'tracesSampler' | 'tracesSamplerArgument'>;

export const WITHOUT_TRACES: Tracing = {
  outgoing: ({ trace }) => trace,
  close: async () => {},
};

export async function startTracing(settings: TracingSettings): Promise<Tracing> {
  if (settings.tracesEndpoint === undefined) return WITHOUT_TRACES;
  const { createOtlp } = await import('./otlp.ts');
  return tracingBy(createOtlp(settings));
}

function tracingBy(otlp: Otlp): Tracing {
  const isSampled = (run: TracedRun) => {
    const { traceId, parent } = runTrace(run);
    return otlp.isSampled(traceId, parent);
  };
  return {
    outgoing(run, { action, repetition, attempt }) {
      const { traceId } = runTrace(run);
      const span = { traceId, spanId: spanIdOf(run.runId, action, repetition, attempt), isSampled: isSampled(run) };
      return { ...run.trace, traceparent: printTraceparent(span) };
    },
    spans: { send: otlp.send, queue: otlp.queue, isSampled },
    close: otlp.close,
  };
}
