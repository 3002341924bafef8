/** Names of months, days and halves of the day, and the standard date patterns, in a locale. */

import { INVARIANT_LOCALE, plainBlanks } from '#core/expressions/locales.ts';

export type DateNames = {
  months: string[];
  shortMonths: string[];
  /** As written beside a day: `марта` where the month alone is `март`. */
  monthsWithDay: string[];
  shortMonthsWithDay: string[];
  days: string[];
  shortDays: string[];
  morning: string;
  afternoon: string;
};

const cache = new Map<string, DateNames>();
const GREGORIAN = { timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' } as const;

export function dateNames(locale: string): DateNames {
  const known = cache.get(locale);
  if (known) return known;
  const months = (options: Intl.DateTimeFormatOptions) =>
    Array.from({ length: 12 }, (_, month) => part(locale, 'month', options, Date.UTC(2018, month, 1)));
  // 2018-04-01 was a Sunday.
  const days = (options: Intl.DateTimeFormatOptions) =>
    Array.from({ length: 7 }, (_, day) => part(locale, 'weekday', options, Date.UTC(2018, 3, 1 + day)));
  const half = (hour: number) =>
    part(locale, 'dayPeriod', { hour: 'numeric', hour12: true }, Date.UTC(2018, 0, 1, hour)) ||
    (hour < 12 ? 'AM' : 'PM');
  const names: DateNames = {
    months: months({ month: 'long' }),
    shortMonths: months({ month: 'short' }),
    monthsWithDay: months({ month: 'long', day: 'numeric' }),
    shortMonthsWithDay: months({ month: 'short', day: 'numeric' }),
    days: days({ weekday: 'long' }),
    shortDays: days({ weekday: 'short' }),
    morning: half(9),
    afternoon: half(21),
  };
  cache.set(locale, names);
  return names;
}

function part(
  locale: string,
  type: Intl.DateTimeFormatPartTypes,
  options: Intl.DateTimeFormatOptions,
  milliseconds: number,
): string {
  const format = new Intl.DateTimeFormat(locale, { ...GREGORIAN, ...options });
  return plainBlanks(format.formatToParts(milliseconds).find((piece) => piece.type === type)?.value ?? '');
}

export type DatePatterns = {
  /** `d`, `D`, `t`, `T`, `M`, `Y`: the pattern of each standard format, in custom letters. */
  patterns: Readonly<Record<'d' | 'D' | 't' | 'T' | 'M' | 'Y', string>>;
  dateSeparator: string;
  timeSeparator: string;
  /** Order of the numbers in a short date. */
  order: ('year' | 'month' | 'day')[];
};

const EN_US: DatePatterns = {
  patterns: { d: 'M/d/yyyy', D: 'dddd, MMMM d, yyyy', t: 'h:mm tt', T: 'h:mm:ss tt', M: 'MMMM d', Y: 'MMMM yyyy' },
  dateSeparator: '/',
  timeSeparator: ':',
  order: ['month', 'day', 'year'],
};

const INVARIANT: DatePatterns = {
  patterns: { d: 'MM/dd/yyyy', D: 'dddd, dd MMMM yyyy', t: 'HH:mm', T: 'HH:mm:ss', M: 'MMMM dd', Y: 'yyyy MMMM' },
  dateSeparator: '/',
  timeSeparator: ':',
  order: ['month', 'day', 'year'],
};

const patternCache = new Map([
  ['en-US', EN_US],
  [INVARIANT_LOCALE, INVARIANT],
]);

export function datePatterns(locale: string): DatePatterns {
  const known = patternCache.get(locale);
  if (known) return known;
  const shortDate = sample(locale, { dateStyle: 'short' });
  const time = sample(locale, { timeStyle: 'medium' });
  const found: DatePatterns = {
    patterns: {
      d: toPattern(shortDate),
      D: toPattern(sample(locale, { dateStyle: 'full' })),
      t: toPattern(sample(locale, { timeStyle: 'short' })),
      T: toPattern(time),
      M: toPattern(sample(locale, { month: 'long', day: 'numeric' })),
      Y: toPattern(sample(locale, { month: 'long', year: 'numeric' })),
    },
    dateSeparator: firstLiteral(shortDate, '/'),
    timeSeparator: firstLiteral(time, ':'),
    order: shortDate.flatMap(({ type }) => (type === 'year' || type === 'month' || type === 'day' ? [type] : [])),
  };
  patternCache.set(locale, found);
  return found;
}

/** 3 February 2018, 04:05:06, a Saturday: every number has one digit, so that padding shows. */
function sample(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormatPart[] {
  return new Intl.DateTimeFormat(locale, { ...GREGORIAN, ...options }).formatToParts(Date.UTC(2018, 1, 3, 4, 5, 6));
}

function firstLiteral(parts: Intl.DateTimeFormatPart[], otherwise: string): string {
  const literal = parts.find((piece, index) => piece.type === 'literal' && index > 0)?.value ?? otherwise;
  return plainBlanks(literal);
}

function toPattern(parts: Intl.DateTimeFormatPart[]): string {
  const hasHalf = parts.some((piece) => piece.type === 'dayPeriod');
  return parts.map((piece) => patternOf(piece, hasHalf)).join('');
}

function patternOf({ type, value }: Intl.DateTimeFormatPart, hasHalf: boolean): string {
  const isPadded = value.startsWith('0');
  switch (type) {
    case 'year':
      return 'yyyy';
    case 'month':
      return /^\d+$/.test(value) ? (isPadded ? 'MM' : 'M') : 'MMMM';
    case 'day':
      return isPadded ? 'dd' : 'd';
    case 'weekday':
      return 'dddd';
    case 'hour': {
      const letter = hasHalf ? 'h' : 'H';
      return isPadded ? letter + letter : letter;
    }
    case 'minute':
      return 'mm';
    case 'second':
      return 'ss';
    case 'dayPeriod':
      return 'tt';
    default:
      return quoteLiteral(plainBlanks(value));
  }
}

// Letters would be read as parts of the pattern; separators of the locale already are what `/` and `:` would give.
function quoteLiteral(text: string): string {
  return /^[\s,.-]*$/.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`;
}
