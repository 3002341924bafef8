/** Formats, time zones and identifiers (WDL reference 15.1, 15.6 and 16). */

import { shorten } from '#core/expressions/describe-value.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { resolveLocale } from '#core/expressions/locales.ts';
import { formatNumber } from '#core/expressions/number-format.ts';
import { currentTime } from '#core/expressions/time/current-time.ts';
import { formatTimestamp } from '#core/expressions/time/format-timestamp.ts';
import { parseExactly } from '#core/expressions/time/parse-exact.ts';
import { parseTimestamp } from '#core/expressions/time/parse-timestamp.ts';
import { formatTimeSpan, parseTimeSpan } from '#core/expressions/time/time-span.ts';
import { findTimeZone, fromZone, toZone } from '#core/expressions/time/time-zones.ts';
import { defineFunction, type FunctionParam } from './define-function.ts';

const TIMESTAMP = {
  name: 'timestamp',
  type: 'text',
  summary: 'A date, with or without a time',
} as const satisfies FunctionParam;
const LOCALE = {
  name: 'locale',
  type: 'text',
  summary: "For example 'fr-FR'",
  optional: true,
} as const satisfies FunctionParam;
const FORMAT = {
  name: 'format',
  type: 'text',
  summary: "For example 'yyyy-MM-dd'; ISO 8601 when left out",
  optional: true,
} as const satisfies FunctionParam;
const SOURCE_ZONE = {
  name: 'sourceTimeZone',
  type: 'text',
  summary: "Zone of the time given, for example 'Pacific Standard Time'",
} as const satisfies FunctionParam;
const TARGET_ZONE = {
  name: 'destinationTimeZone',
  type: 'text',
  summary: "Zone to convert to, for example 'W. Europe Standard Time'",
} as const satisfies FunctionParam;

function formatGuid(guid: string, format: string): string {
  const digits = guid.replaceAll('-', '').toLowerCase();
  switch (format.toUpperCase()) {
    case 'D':
    case '':
      return guid.toLowerCase();
    case 'N':
      return digits;
    case 'B':
      return `{${guid.toLowerCase()}}`;
    case 'P':
      return `(${guid.toLowerCase()})`;
    case 'X':
      return hexadecimalGuid(digits);
    default:
      throw new ExpressionError(
        `The function 'guid' expects the format D, N, B, P or X, but was given '${shorten(format)}'.`,
        {
          detail: { function: 'guid', argument: 'format', expected: 'D, N, B, P or X', given: shorten(format) },
        },
      );
  }
}

/** `{0x00000000,0x0000,0x0000,{0x00,…}}` */
function hexadecimalGuid(digits: string): string {
  const bytes = digits.slice(16).match(/../g) ?? [];
  const last = bytes.map((byte) => `0x${byte}`).join(',');
  return `{0x${digits.slice(0, 8)},0x${digits.slice(8, 12)},0x${digits.slice(12, 16)},{${last}}}`;
}

export const formattingFunctions = [
  defineFunction({
    name: 'formatNumber',
    params: [
      { name: 'number', type: 'number', summary: 'The number' },
      { name: 'format', type: 'text', summary: "For example 'N2', 'C2' or '#,##0.00'" },
      LOCALE,
    ],
    returns: 'text',
    summary: 'A number as text in a format',
    example: { expression: "formatNumber(1234567890, '#,##0.00', 'en-US')", result: '"1,234,567,890.00"' },
    evaluate: ([number, format, locale]) => formatNumber(number, format, resolveLocale(locale)),
  }),
  defineFunction({
    name: 'formatDateTime',
    params: [TIMESTAMP, FORMAT, LOCALE],
    returns: 'text',
    summary: 'A time as text in a format',
    example: {
      expression: "formatDateTime('03/15/2018 12:00:00', 'yyyy-MM-ddTHH:mm:ss')",
      result: '"2018-03-15T12:00:00"',
    },
    evaluate: ([text, format, locale]) => formatTimestamp(parseTimestamp(text), format, resolveLocale(locale)),
  }),
  defineFunction({
    name: 'formatTimeSpan',
    params: [
      { name: 'timeSpan', type: 'text', summary: "A length of time, for example '1.02:30:00' or 'PT90M'" },
      { ...FORMAT, summary: "c, g, G or a pattern such as 'hh\\:mm'; c when left out" },
      LOCALE,
    ],
    returns: 'text',
    summary: 'A length of time as text in a format',
    example: { expression: "formatTimeSpan('1.02:30:00', 'd\\.hh\\:mm')", result: '"1.02:30"' },
    evaluate: ([text, format, locale]) => formatTimeSpan(parseTimeSpan(text), format ?? 'c', resolveLocale(locale)),
  }),
  defineFunction({
    name: 'parseDateTime',
    params: [TIMESTAMP, LOCALE, { ...FORMAT, summary: 'The format the time is written in' }],
    returns: 'text',
    summary: 'A time as it is written in a locale or in a format, turned into ISO 8601',
    example: { expression: "parseDateTime('20/10/2014', 'fr-FR')", result: '"2014-10-20T00:00:00.0000000"' },
    evaluate: ([text, locale, format], context) => {
      const name = resolveLocale(locale);
      if (format === undefined) return formatTimestamp(parseTimestamp(text, name));
      return formatTimestamp(parseExactly({ text, format, locale: name, now: () => currentTime(context) }));
    },
  }),
  defineFunction({
    name: 'convertFromUtc',
    params: [TIMESTAMP, TARGET_ZONE, FORMAT],
    returns: 'text',
    summary: 'A time of UTC on the clocks of a time zone',
    example: {
      expression: "convertFromUtc('2018-01-01T08:00:00Z', 'Pacific Standard Time')",
      result: '"2018-01-01T00:00:00.0000000"',
    },
    evaluate: ([text, zone, format]) => formatTimestamp(toZone(parseTimestamp(text), findTimeZone(zone)), format),
  }),
  defineFunction({
    name: 'convertToUtc',
    params: [TIMESTAMP, SOURCE_ZONE, FORMAT],
    returns: 'text',
    summary: 'A time on the clocks of a time zone in UTC',
    example: {
      expression: "convertToUtc('01/01/2018 00:00:00', 'Pacific Standard Time')",
      result: '"2018-01-01T08:00:00.0000000Z"',
    },
    evaluate: ([text, zone, format]) => formatTimestamp(fromZone(parseTimestamp(text), findTimeZone(zone)), format),
  }),
  defineFunction({
    name: 'convertTimeZone',
    params: [TIMESTAMP, SOURCE_ZONE, TARGET_ZONE, FORMAT],
    returns: 'text',
    summary: 'A time on the clocks of one time zone on those of another',
    example: {
      expression: "convertTimeZone('2018-01-01T08:00:00', 'UTC', 'Pacific Standard Time')",
      result: '"2018-01-01T00:00:00.0000000"',
    },
    evaluate: ([text, source, target, format]) => {
      const moment = fromZone(parseTimestamp(text), findTimeZone(source));
      return formatTimestamp(toZone(moment, findTimeZone(target)), format);
    },
  }),
  defineFunction({
    name: 'guid',
    params: [{ name: 'format', type: 'text', summary: 'D, N, B, P or X; D when left out', optional: true }],
    returns: 'text',
    summary: 'A new globally unique identifier',
    example: { expression: 'guid()' },
    isVolatile: true,
    evaluate: ([format], context) => formatGuid(context.newGuid(), format ?? 'D'),
  }),
] as const;
