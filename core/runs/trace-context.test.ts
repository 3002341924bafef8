import { expect, test } from 'vitest';

import { parseTraceparent, printTraceparent, readTraceContext } from './trace-context.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

test.each([
  [`00-${TRACE}-${SPAN}-01`, true],
  [`00-${TRACE}-${SPAN}-00`, false],
  [`00-${TRACE}-${SPAN}-03`, true],
  // A version to come, with more behind.
  [`cc-${TRACE}-${SPAN}-01-what-else`, true],
])('%s names a span', (text, isSampled) => {
  expect(parseTraceparent(text)).toEqual({ traceId: TRACE, spanId: SPAN, isSampled });
});

test.each([
  '',
  'ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  `00-${'0'.repeat(32)}-${SPAN}-01`,
  `00-${TRACE}-${'0'.repeat(16)}-01`,
  `00-${TRACE.toUpperCase()}-${SPAN}-01`,
  `00-${TRACE}-${SPAN}`,
  `00-${TRACE}-${SPAN}-1`,
])('"%s" names none', (text) => {
  expect(parseTraceparent(text)).toBeUndefined();
});

test('what is printed is read again', () => {
  const span = { traceId: TRACE, spanId: SPAN, isSampled: true };
  expect(parseTraceparent(printTraceparent(span))).toEqual(span);
});

test('headers give a context with its state, and none without a parent', () => {
  const traceparent = `00-${TRACE}-${SPAN}-01`;
  expect(readTraceContext({ traceparent, tracestate: 'a=1' })).toEqual({ traceparent, tracestate: 'a=1' });
  expect(readTraceContext({ traceparent, tracestate: 'a=1'.repeat(300) })).toEqual({ traceparent });
  expect(readTraceContext({ traceparent: 'nonsense', tracestate: 'a=1' })).toBeUndefined();
  expect(readTraceContext({ tracestate: 'a=1' })).toBeUndefined();
});
