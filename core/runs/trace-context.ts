/** Which trace a call belongs to, as its headers say it (W3C Trace Context). */

/** The two headers as they stand; the second one means nothing without the first. */
export type TraceContext = { traceparent: string; tracestate?: string };

/** Hexadecimal ids. */
export type SpanReference = { traceId: string; spanId: string; isSampled: boolean };

/** Version, trace, span and flags; a later version may have more behind them. */
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const SAMPLED = 1;
const LONGEST_TRACESTATE = 512;

/** The headers, in lower case, as a trace context; undefined when they hold none that can be read. */
export function readTraceContext(headers: {
  [name: string]: string | readonly string[] | undefined;
}): TraceContext | undefined {
  const { traceparent, tracestate } = headers;
  if (typeof traceparent !== 'string' || !parseTraceparent(traceparent)) return undefined;
  const state = typeof tracestate === 'string' ? tracestate : (tracestate?.join(',') ?? '');
  return state !== '' && state.length <= LONGEST_TRACESTATE ? { traceparent, tracestate: state } : { traceparent };
}

/** Undefined for a text that is no `traceparent`. */
export function parseTraceparent(text: string): SpanReference | undefined {
  const [, traceId, spanId, flags = ''] = TRACEPARENT.exec(text) ?? [];
  if (traceId === undefined || spanId === undefined) return undefined;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & SAMPLED) !== 0 };
}

/** The span as a `traceparent` of version 00. */
export function printTraceparent({ traceId, spanId, isSampled }: SpanReference): string {
  return `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`;
}
