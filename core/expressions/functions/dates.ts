/** Dates and times: moving, cutting, measuring (WDL reference 15.6). */

import type { EvaluationContext } from '#core/expressions/context.ts';
import { DEFAULT_LOCALE } from '#core/expressions/locales.ts';
import { currentTime } from '#core/expressions/time/current-time.ts';
import { formatTimestamp } from '#core/expressions/time/format-timestamp.ts';
import { parseTimestamp } from '#core/expressions/time/parse-timestamp.ts';
import { formatTimeSpan } from '#core/expressions/time/time-span.ts';
import {
  addUnits,
  fieldsOf,
  TICKS_PER_DAY,
  TICKS_PER_SECOND,
  type Timestamp,
  timestamp,
} from '#core/expressions/time/timestamp.ts';
import { type Integer, integerValue } from '#core/json/numbers.ts';
import { defineFunction, type FunctionParam, type FunctionRow } from './define-function.ts';

const TIMESTAMP = {
  name: 'timestamp',
  type: 'text',
  summary: 'A date, with or without a time',
} as const satisfies FunctionParam;
const INTERVAL = {
  name: 'interval',
  type: 'integer',
  summary: 'How many; may be negative',
} as const satisfies FunctionParam;
const UNIT = {
  name: 'timeUnit',
  type: 'text',
  summary: 'Second, Minute, Hour, Day, Week, Month or Year',
} as const satisfies FunctionParam;
const FORMAT = {
  name: 'format',
  type: 'text',
  summary: "For example 'yyyy-MM-dd'; ISO 8601 when left out",
  optional: true,
} as const satisfies FunctionParam;

function move(text: string, count: bigint, unit: string, format: string | undefined): string {
  return formatTimestamp(addUnits(parseTimestamp(text), count, unit), format);
}

type Adding = { name: string; unit: 'Second' | 'Minute' | 'Hour' | 'Day'; result: string };

/** `result` is what adding one unit to 15 March 2018 gives, for the example. */
function adding({ name, unit, result }: Adding): FunctionRow {
  const units = `${unit.toLowerCase()}s`;
  return defineFunction({
    name,
    params: [TIMESTAMP, { name: units, type: 'integer', summary: `How many ${units}; may be negative` }, FORMAT],
    returns: 'text',
    summary: `The time a number of ${units} later`,
    example: { expression: `${name}('2018-03-15T00:00:00Z', 1)`, result: `"${result}"` },
    evaluate: ([text, count, format]) => move(text, BigInt(count), unit, format),
  });
}

function fromNow(context: EvaluationContext, count: Integer, direction: 1n | -1n): (unit: string) => Timestamp {
  return (unit) => addUnits(currentTime(context), BigInt(count) * direction, unit);
}

function cutTo(time: Timestamp, unit: bigint): Timestamp {
  return timestamp(time.ticks - (time.ticks % unit), time.kind);
}

function startOfMonth(time: Timestamp): Timestamp {
  const days = BigInt(fieldsOf(time).day - 1);
  return cutTo(timestamp(time.ticks - days * TICKS_PER_DAY, time.kind), TICKS_PER_DAY);
}

export const dateFunctions = [
  defineFunction({
    name: 'utcNow',
    params: [FORMAT],
    returns: 'text',
    summary: 'The current time',
    example: { expression: "utcNow('yyyy-MM-dd')" },
    isVolatile: true,
    evaluate: ([format], context) => formatTimestamp(currentTime(context), format),
  }),
  adding({ name: 'addSeconds', unit: 'Second', result: '2018-03-15T00:00:01.0000000Z' }),
  adding({ name: 'addMinutes', unit: 'Minute', result: '2018-03-15T00:01:00.0000000Z' }),
  adding({ name: 'addHours', unit: 'Hour', result: '2018-03-15T01:00:00.0000000Z' }),
  adding({ name: 'addDays', unit: 'Day', result: '2018-03-16T00:00:00.0000000Z' }),
  defineFunction({
    name: 'addToTime',
    params: [TIMESTAMP, INTERVAL, UNIT, FORMAT],
    returns: 'text',
    summary: 'The time a number of units later',
    example: { expression: "addToTime('2018-01-01T00:00:00Z', 1, 'Day')", result: '"2018-01-02T00:00:00.0000000Z"' },
    evaluate: ([text, count, unit, format]) => move(text, BigInt(count), unit, format),
  }),
  defineFunction({
    name: 'subtractFromTime',
    params: [TIMESTAMP, INTERVAL, UNIT, FORMAT],
    returns: 'text',
    summary: 'The time a number of units earlier',
    example: {
      expression: "subtractFromTime('2018-01-02T00:00:00Z', 1, 'Day')",
      result: '"2018-01-01T00:00:00.0000000Z"',
    },
    evaluate: ([text, count, unit, format]) => move(text, -BigInt(count), unit, format),
  }),
  defineFunction({
    name: 'getFutureTime',
    params: [INTERVAL, UNIT, FORMAT],
    returns: 'text',
    summary: 'The time a number of units from now',
    example: { expression: "getFutureTime(5, 'Day')" },
    isVolatile: true,
    evaluate: ([count, unit, format], context) => formatTimestamp(fromNow(context, count, 1n)(unit), format),
  }),
  defineFunction({
    name: 'getPastTime',
    params: [INTERVAL, UNIT, FORMAT],
    returns: 'text',
    summary: 'The time a number of units ago',
    example: { expression: "getPastTime(5, 'Day')" },
    isVolatile: true,
    evaluate: ([count, unit, format], context) => formatTimestamp(fromNow(context, count, -1n)(unit), format),
  }),
  defineFunction({
    name: 'startOfDay',
    params: [TIMESTAMP, FORMAT],
    returns: 'text',
    summary: 'The beginning of the day',
    example: { expression: "startOfDay('2018-03-15T13:30:30Z')", result: '"2018-03-15T00:00:00.0000000Z"' },
    evaluate: ([text, format]) => formatTimestamp(cutTo(parseTimestamp(text), TICKS_PER_DAY), format),
  }),
  defineFunction({
    name: 'startOfHour',
    params: [TIMESTAMP, FORMAT],
    returns: 'text',
    summary: 'The beginning of the hour',
    example: { expression: "startOfHour('2018-03-15T13:30:30Z')", result: '"2018-03-15T13:00:00.0000000Z"' },
    evaluate: ([text, format]) => formatTimestamp(cutTo(parseTimestamp(text), TICKS_PER_SECOND * 3600n), format),
  }),
  defineFunction({
    name: 'startOfMonth',
    params: [TIMESTAMP, FORMAT],
    returns: 'text',
    summary: 'The beginning of the month',
    example: { expression: "startOfMonth('2018-03-15T13:30:30Z')", result: '"2018-03-01T00:00:00.0000000Z"' },
    evaluate: ([text, format]) => formatTimestamp(startOfMonth(parseTimestamp(text)), format),
  }),
  defineFunction({
    name: 'dayOfMonth',
    params: [TIMESTAMP],
    returns: 'integer',
    summary: 'The day of the month, from 1',
    example: { expression: "dayOfMonth('2018-03-15T13:27:36Z')", result: '15' },
    evaluate: ([text]) => fieldsOf(parseTimestamp(text)).day,
  }),
  defineFunction({
    name: 'dayOfWeek',
    params: [TIMESTAMP],
    returns: 'integer',
    summary: 'The day of the week; Sunday is 0',
    example: { expression: "dayOfWeek('2018-03-15T13:27:36Z')", result: '4' },
    evaluate: ([text]) => fieldsOf(parseTimestamp(text)).dayOfWeek,
  }),
  defineFunction({
    name: 'dayOfYear',
    params: [TIMESTAMP],
    returns: 'integer',
    summary: 'The day of the year, from 1',
    example: { expression: "dayOfYear('2018-03-15T13:27:36Z')", result: '74' },
    evaluate: ([text]) => fieldsOf(parseTimestamp(text)).dayOfYear,
  }),
  defineFunction({
    name: 'dateDifference',
    params: [
      { name: 'startDate', type: 'text', summary: 'Where to begin' },
      { name: 'endDate', type: 'text', summary: 'Where to end' },
    ],
    returns: 'text',
    summary: 'The time between two dates as days.hours:minutes:seconds',
    example: { expression: "dateDifference('2015-02-08', '2018-07-30')", result: '"1268.00:00:00"' },
    evaluate: ([start, end]) =>
      formatTimeSpan(parseTimestamp(end).ticks - parseTimestamp(start).ticks, 'c', DEFAULT_LOCALE),
  }),
  defineFunction({
    name: 'ticks',
    params: [TIMESTAMP],
    returns: 'integer',
    summary: '100-nanosecond steps since 1 January of the year 1',
    example: { expression: "ticks('1970-01-01T00:00:00Z')", result: '621355968000000000' },
    evaluate: ([text]) => integerValue(parseTimestamp(text).ticks),
  }),
] as const;
