/** A point in time as the language sees it: 100-nanosecond steps since the year 1, and whether they are known to be UTC. */

import { shorten } from '#core/expressions/describe-value.ts';
import { ExpressionError } from '#core/expressions/errors.ts';

export type Timestamp = {
  /** 100 ns since 0001-01-01T00:00:00. */
  ticks: bigint;
  /** `unspecified`: a wall clock somewhere; printed without `Z`. */
  kind: 'utc' | 'unspecified';
};

export type DateFields = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** 100 ns within the second, 0 to 9,999,999. */
  fraction: number;
  /** Sunday is 0. */
  dayOfWeek: number;
  /** From 1. */
  dayOfYear: number;
};

export const TICKS_PER_MILLISECOND = 10_000n;
export const TICKS_PER_SECOND = 10_000_000n;
export const TICKS_PER_DAY = 864_000_000_000n;
const EPOCH_TICKS = 621_355_968_000_000_000n;
const MAX_TICKS = 3_155_378_975_999_999_999n;
const DAYS_TO_EPOCH = 719_162;
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** The timestamp; throws `ExpressionError` outside the years 1 to 9999. */
export function timestamp(ticks: bigint, kind: Timestamp['kind']): Timestamp {
  if (ticks >= 0n && ticks <= MAX_TICKS) return { ticks, kind };
  throw new ExpressionError('The time lies outside the years 1 to 9999.');
}

export function fromMilliseconds(milliseconds: number): Timestamp {
  const whole = Math.floor(milliseconds);
  return timestamp(BigInt(whole) * TICKS_PER_MILLISECOND + EPOCH_TICKS, 'utc');
}

/** Milliseconds since the Unix epoch, rounded down. */
export function toMilliseconds(ticks: bigint): number {
  return Number((ticks - (ticks % TICKS_PER_MILLISECOND) - EPOCH_TICKS) / TICKS_PER_MILLISECOND);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

type DateParts = Pick<DateFields, 'year' | 'month' | 'day'> & Partial<DateFields>;

/** The ticks of a date that exists, `undefined` otherwise. */
export function ticksOf(parts: DateParts): bigint | undefined {
  const { year, month, day, hour = 0, minute = 0, second = 0, fraction = 0 } = parts;
  const isDate = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  if (!isDate || hour > 23 || minute > 59 || second > 59) return undefined;
  const days = daysBeforeYear(year) + dayOfYearOf(year, month, day) - 1;
  const seconds = days * 86_400 + hour * 3600 + minute * 60 + second;
  return BigInt(seconds) * TICKS_PER_SECOND + BigInt(fraction);
}

function daysBeforeYear(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

function dayOfYearOf(year: number, month: number, day: number): number {
  return (DAYS_BEFORE_MONTH[month - 1] ?? 0) + (month > 2 && isLeapYear(year) ? 1 : 0) + day;
}

export function fieldsOf({ ticks }: Pick<Timestamp, 'ticks'>): DateFields {
  const days = Number(ticks / TICKS_PER_DAY);
  const ofDay = ticks % TICKS_PER_DAY;
  const seconds = Number(ofDay / TICKS_PER_SECOND);
  const date = new Date((days - DAYS_TO_EPOCH) * 86_400_000);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return {
    year,
    month,
    day,
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    fraction: Number(ofDay % TICKS_PER_SECOND),
    dayOfWeek: (days + 1) % 7,
    dayOfYear: dayOfYearOf(year, month, day),
  };
}

const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['second', TICKS_PER_SECOND],
  ['minute', TICKS_PER_SECOND * 60n],
  ['hour', TICKS_PER_SECOND * 3600n],
  ['day', TICKS_PER_DAY],
  ['week', TICKS_PER_DAY * 7n],
]);

/** Moves by whole units, backwards when `count` is negative; the day is clamped to the end of the month. */
export function addUnits(from: Timestamp, count: bigint, unit: string): Timestamp {
  const name = unit.toLowerCase();
  const ticks = UNITS.get(name);
  if (ticks !== undefined) return timestamp(from.ticks + count * ticks, from.kind);
  if (name === 'month') return addMonths(from, count);
  if (name === 'year') return addMonths(from, count * 12n);
  throw new ExpressionError(
    `The time unit '${shorten(unit)}' is not known; expected Second, Minute, Hour, Day, Week, Month or Year.`,
    { detail: { expected: 'Second, Minute, Hour, Day, Week, Month or Year', given: shorten(unit) } },
  );
}

function addMonths(from: Timestamp, count: bigint): Timestamp {
  const fields = fieldsOf(from);
  const months = BigInt(fields.year * 12 + fields.month - 1) + count;
  const [year, month] = [Number(months / 12n), Number(months % 12n) + 1];
  const day = Math.min(fields.day, daysInMonth(year, month));
  const date = months < 0n ? undefined : ticksOf({ year, month, day });
  return timestamp(date === undefined ? -1n : date + (from.ticks % TICKS_PER_DAY), from.kind);
}
