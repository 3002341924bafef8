/**
 * The ids of a run's trace and of its spans follow from the run itself: a call can name the span it belongs to before anything
 * of the trace is sent, and what is sent twice is the same twice.
 */

import { createHash } from 'node:crypto';

import { parseTraceparent, type SpanReference, type TraceContext } from '#core/runs/trace-context.ts';

/** A run and the trace that whoever fired its trigger named. */
export type TracedRun = { runId: string; trace?: TraceContext | undefined };

/** `spanId` is the run's own span; `parent` is the caller's. */
export type RunTrace = { traceId: string; spanId: string; parent: SpanReference | undefined };

/** The trace of the caller, else one that is called as the run is. */
export function runTrace({ runId, trace }: TracedRun): RunTrace {
  const parent = trace && parseTraceparent(trace.traceparent);
  const traceId = parent?.traceId ?? runId.replaceAll('-', '');
  return { traceId, spanId: spanIdOf(runId), parent };
}

/** The span of a run, of one of its actions (`action`, `repetition`), or of a call of that (`attempt`). */
export function spanIdOf(runId: string, ...place: (string | number)[]): string {
  return createHash('sha256')
    .update(JSON.stringify([runId, ...place]))
    .digest('hex')
    .slice(0, 16);
}

/** What a line of the log about a run carries, so that it is found from the run and from its trace. */
export function runFields(run: TracedRun): { runId: string; traceId: string } {
  return { runId: run.runId, traceId: runTrace(run).traceId };
}
