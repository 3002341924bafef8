/** Text → timestamp, in the many ways people write dates (WDL reference 15.6): ISO 8601, a locale's short and long dates. */

import { shorten } from '#core/expressions/describe-value.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { DEFAULT_LOCALE, plainBlanks } from '#core/expressions/locales.ts';
import { type DateNames, dateNames, datePatterns } from './date-names.ts';
import { fieldsOf, TICKS_PER_SECOND, type Timestamp, ticksOf, timestamp } from './timestamp.ts';

const MAX_LENGTH = 100;
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const ZONE = /\s*(Z|GMT|UTC|[+-]\d{1,2}(?::?\d{2})?)$/i;
const CLOCK = /(?:^|[\sT,])(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?$/i;
const FULL_HOUR = /(?:^|[\sT,])(\d{1,2})$/;
/** Year, month and day as Chinese, Japanese and Korean write them after the number. */
const EASTERN_SEPARATORS = /(?<=\d)\s*[年月日년월일]/gu;
const FIRST_YEAR_OF_TWO_DIGITS = 1950;

type Clock = { hour: number; minute: number; second: number; fraction: number };
type CalendarDate = { year: number; month: number; day: number };

/** Throws `ExpressionError` when the text is no date. `locale` decides the order of numbers and the names of months. */
export function parseTimestamp(text: string, locale = DEFAULT_LOCALE): Timestamp {
  const parsed =
    text.length > MAX_LENGTH ? undefined : (parseIso(text.trim()) ?? parseLoose(plainBlanks(text.trim()), locale));
  if (parsed) return parsed;
  throw new ExpressionError(
    `'${shorten(text)}' is not a valid date or time; expected for example '2018-03-15T13:27:36Z'.`,
    {
      detail: { expected: 'timestamp', given: shorten(text) },
    },
  );
}

function parseIso(text: string): Timestamp | undefined {
  const match = ISO.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = match;
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  const clock = {
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    fraction: fractionTicks(fraction),
  };
  return assemble(date, clock, zone);
}

/** 100 ns of the digits behind the point, rounded; the result may be a whole second. */
export function fractionTicks(digits: string): number {
  return digits.length <= 7 ? Number(digits.padEnd(7, '0')) : Math.round(Number(`0.${digits}`) * 1e7);
}

/** Ticks an offset such as `+02:00` is ahead of UTC, 0 for `Z` and `GMT`, `undefined` when it is too large. */
function offsetTicks(zone: string): bigint | undefined {
  const match = /^([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone);
  if (!match) return 0n;
  const [, sign, hours, minutes = '0'] = match;
  if (Number(hours) > 14 || Number(minutes) > 59) return undefined;
  const ticks = BigInt(Number(hours) * 3600 + Number(minutes) * 60) * TICKS_PER_SECOND;
  return sign === '-' ? -ticks : ticks;
}

/** A text with an offset becomes UTC; one without stays a wall clock (WDL reference 15.6). */
export function assemble(date: CalendarDate, clock: Clock, zone: string | undefined): Timestamp | undefined {
  const ticks = ticksOf({ ...date, ...clock });
  if (ticks === undefined) return undefined;
  if (zone === undefined) return { ticks, kind: 'unspecified' };
  const offset = offsetTicks(zone);
  return offset === undefined ? undefined : timestamp(ticks - offset, 'utc');
}

function parseLoose(text: string, locale: string): Timestamp | undefined {
  const names = dateNames(locale);
  const { clock, zone, rest } = takeClock(text.replace(EASTERN_SEPARATORS, ' ').trim(), names);
  if (clock === null) return undefined;
  const date = parseDate(rest, locale, names);
  if (!date) return undefined;
  const parsed = assemble(date.date, clock, zone);
  const isRightDay = date.dayOfWeek === undefined || !parsed || localDay(date.date) === date.dayOfWeek;
  return isRightDay ? parsed : undefined;
}

function localDay(date: CalendarDate): number | undefined {
  const ticks = ticksOf(date);
  return ticks === undefined ? undefined : fieldsOf({ ticks }).dayOfWeek;
}

const MIDNIGHT: Clock = { hour: 0, minute: 0, second: 0, fraction: 0 };

/** Takes the time of day off the end. `clock` is null when the time is none. */
function takeClock(text: string, names: DateNames): { clock: Clock | null; zone?: string; rest: string } {
  const zone = ZONE.exec(text);
  const beforeZone = zone ? text.slice(0, zone.index) : text;
  const half = takeHalf(beforeZone, names);
  const match = CLOCK.exec(half.rest) ?? (half.half === undefined ? null : FULL_HOUR.exec(half.rest));
  if (!match) return { clock: half.half === undefined ? MIDNIGHT : null, rest: text };
  const [, hours, minute = '0', second = '0', fraction = ''] = match;
  const hour = halfDayHour(Number(hours), half.half);
  const clock =
    hour === undefined
      ? null
      : { hour, minute: Number(minute), second: Number(second), fraction: fractionTicks(fraction) };
  const rest = half.rest.slice(0, match.index).trim();
  return { clock, rest, ...(zone?.[1] === undefined ? {} : { zone: zone[1] }) };
}

type Half = 'morning' | 'afternoon';

function takeHalf(text: string, names: DateNames): { half?: Half; rest: string } {
  const folded = text.toLowerCase();
  const candidates: [string, Half][] = [
    [names.morning, 'morning'],
    [names.afternoon, 'afternoon'],
    ['AM', 'morning'],
    ['PM', 'afternoon'],
  ];
  for (const [name, half] of candidates) {
    const start = folded.length - name.length;
    if (name === '' || !folded.endsWith(name.toLowerCase()) || !/[\d\s]/.test(folded.charAt(start - 1))) continue;
    return { half, rest: text.slice(0, start).trimEnd() };
  }
  return { rest: text };
}

/** The hour of 24; `undefined` when a half of the day does not go with the number. */
export function halfDayHour(hour: number, half: Half | undefined): number | undefined {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'afternoon' ? 12 : 0);
}

function parseDate(
  text: string,
  locale: string,
  names: DateNames,
): { date: CalendarDate; dayOfWeek?: number } | undefined {
  const tokens = text.toLowerCase().match(/\d+|[^\d\s,/.-]+/gu) ?? [];
  const numbers: string[] = [];
  let [month, dayOfWeek]: (number | undefined)[] = [];
  for (const token of tokens) {
    if (/^\d/.test(token)) numbers.push(token);
    else if (month === undefined && monthOf(token, names) > 0) month = monthOf(token, names);
    else if (dayOfWeek === undefined && dayOf(token, names) >= 0) dayOfWeek = dayOf(token, names);
    else if (token !== 'de') return undefined;
  }
  const date = month === undefined ? numericDate(numbers, locale) : namedDate(numbers, month);
  return date && { date, ...(dayOfWeek === undefined ? {} : { dayOfWeek }) };
}

function monthOf(token: string, names: DateNames): number {
  const lists = [names.months, names.shortMonths, names.monthsWithDay, names.shortMonthsWithDay];
  return Math.max(...lists.map((list) => indexOfName(list, token))) + 1;
}

function dayOf(token: string, names: DateNames): number {
  return Math.max(indexOfName(names.days, token), indexOfName(names.shortDays, token));
}

function indexOfName(list: readonly string[], token: string): number {
  return list.findIndex((name) => name.toLowerCase().replace(/\.$/, '') === token);
}

function namedDate(numbers: string[], month: number): CalendarDate | undefined {
  const [first = '', second] = numbers;
  if (numbers.length === 1 && first.length === 4) return { year: Number(first), month, day: 1 };
  if (numbers.length !== 2 || second === undefined) return undefined;
  const isYearFirst = first.length > 2;
  const [year, day] = isYearFirst ? [first, second] : [second, first];
  return day.length > 2 ? undefined : { year: fullYear(year), month, day: Number(day) };
}

function numericDate(numbers: string[], locale: string): CalendarDate | undefined {
  const [first = '', second = '', third = ''] = numbers;
  if (numbers.some((number) => number.length > 4)) return undefined;
  if (numbers.length === 2) {
    if (first.length === 4) return { year: Number(first), month: Number(second), day: 1 };
    return second.length === 4 ? { year: Number(second), month: Number(first), day: 1 } : undefined;
  }
  if (numbers.length !== 3) return undefined;
  if (first.length > 2) return { year: Number(first), month: Number(second), day: Number(third) };
  const at = datePatterns(locale).order;
  const read = (name: 'year' | 'month' | 'day') => numbers[at.indexOf(name)] ?? '';
  return { year: fullYear(read('year')), month: Number(read('month')), day: Number(read('day')) };
}

/** Two digits mean 1950 to 2049. */
export function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year + (year >= FIRST_YEAR_OF_TWO_DIGITS % 100 ? 1900 : 2000);
}
