/** The trace that a run's caller named, as the columns of the run. */

import type { TraceContext } from '#core/runs/trace-context.ts';

export type TraceColumns = { traceparent: string | null; tracestate: string | null };

export function traceOf({ traceparent, tracestate }: TraceColumns): TraceContext | undefined {
  if (traceparent === null) return undefined;
  return tracestate === null ? { traceparent } : { traceparent, tracestate };
}
