/** Text → timestamp by a given date format: `parseDateTime` with its third argument (WDL reference 15.6). */

import { shorten } from '#core/expressions/describe-value.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { DEFAULT_LOCALE, plainBlanks } from '#core/expressions/locales.ts';
import { type DateNames, dateNames, datePatterns } from './date-names.ts';
import { expandFormat, isInvariantFormat, type PatternPart, parsePattern } from './date-pattern.ts';
import { assemble, fractionTicks, fullYear, halfDayHour } from './parse-timestamp.ts';
import { fieldsOf, type Timestamp } from './timestamp.ts';

export type ExactParsing = {
  text: string;
  /** A standard letter or a pattern. */
  format: string;
  /** A resolved name. */
  locale: string;
  /** Fills what the format leaves out: the year, or the whole date when there is only a time. */
  now: () => Timestamp;
};

type Found = {
  year?: number;
  month?: number;
  day?: number;
  hour?: number;
  minute?: number;
  second?: number;
  fraction?: number;
  half?: 'morning' | 'afternoon';
  zone?: string;
};

type Reader = {
  readonly text: string;
  position: number;
  readonly found: Found;
  readonly names: DateNames;
  readonly locale: string;
};

/** Throws `ExpressionError` when the text does not have the format. */
export function parseExactly({ text, format, locale, now }: ExactParsing): Timestamp {
  const language = isInvariantFormat(format) ? DEFAULT_LOCALE : locale;
  const parts = parsePattern(expandFormat(format, language));
  const reader: Reader = {
    text: plainBlanks(text.trim()),
    position: 0,
    found: {},
    names: dateNames(language),
    locale: language,
  };
  const isRead = parts.every((part) => readPart(part, reader)) && reader.position === reader.text.length;
  const parsed = isRead ? complete(reader.found, now) : undefined;
  if (parsed) return parsed;
  throw new ExpressionError(`'${shorten(text)}' is not a date in the format '${shorten(format)}'.`, {
    detail: { expected: shorten(format), given: shorten(text) },
  });
}

function complete(found: Found, now: () => Timestamp): Timestamp | undefined {
  const isComplete = found.year !== undefined;
  const today = isComplete ? { year: 1, month: 1, day: 1 } : fieldsOf(now());
  const isTimeOnly = found.year === undefined && found.month === undefined && found.day === undefined;
  const { year = today.year, month = isTimeOnly ? today.month : 1, day = isTimeOnly ? today.day : 1 } = found;
  const { minute = 0, second = 0, fraction = 0 } = found;
  const hour = halfDayHour(found.hour ?? (found.half ? 12 : 0), found.half);
  return hour === undefined
    ? undefined
    : assemble({ year, month, day }, { hour, minute, second, fraction }, found.zone);
}

function readPart(part: PatternPart, reader: Reader): boolean {
  if (part.kind === 'literal') return readLiteral(reader, part.text);
  if (part.kind === 'separator') {
    const { dateSeparator, timeSeparator } = datePatterns(reader.locale);
    return readLiteral(reader, part.of === 'date' ? dateSeparator : timeSeparator);
  }
  return readField(part.letter, part.count, reader);
}

function readLiteral(reader: Reader, literal: string): boolean {
  if (!reader.text.startsWith(literal, reader.position)) return false;
  reader.position += literal.length;
  return true;
}

function readField(letter: Extract<PatternPart, { kind: 'field' }>['letter'], count: number, reader: Reader): boolean {
  const { found, names } = reader;
  switch (letter) {
    case 'y':
      return readYear(reader, count);
    case 'M':
      if (count <= 2) return readNumber(reader, count, 'month');
      return readName(reader, monthLists(names, count), (index) => {
        found.month = index + 1;
      });
    case 'd':
      if (count <= 2) return readNumber(reader, count, 'day');
      return readName(reader, [count === 3 ? names.shortDays : names.days], () => undefined);
    case 'H':
    case 'h':
      return readNumber(reader, count, 'hour');
    case 'm':
      return readNumber(reader, count, 'minute');
    case 's':
      return readNumber(reader, count, 'second');
    case 'f':
    case 'F':
      return readFraction(reader, count, letter === 'f');
    case 't':
      return readName(
        reader,
        [
          [names.morning, names.afternoon],
          ['AM', 'PM'],
          ['A', 'P'],
        ],
        (index) => {
          found.half = index === 0 ? 'morning' : 'afternoon';
        },
      );
    case 'K':
    case 'z':
      return readZone(reader, letter === 'K');
  }
}

function monthLists(names: DateNames, count: number): string[][] {
  return count === 3 ? [names.shortMonthsWithDay, names.shortMonths] : [names.monthsWithDay, names.months];
}

function digitsAt(reader: Reader, most: number): string {
  const digits = /^\d*/.exec(reader.text.slice(reader.position, reader.position + most))?.[0] ?? '';
  reader.position += digits.length;
  return digits;
}

function readYear(reader: Reader, count: number): boolean {
  const digits = digitsAt(reader, count <= 2 ? 2 : Math.max(count, 4));
  if (digits === '' || (count > 1 && digits.length < Math.min(count, 4))) return false;
  reader.found.year = count <= 2 ? fullYear(digits) : Number(digits);
  return true;
}

function readNumber(reader: Reader, count: number, name: 'month' | 'day' | 'hour' | 'minute' | 'second'): boolean {
  const digits = digitsAt(reader, 2);
  if (digits === '' || (count >= 2 && digits.length < 2)) return false;
  reader.found[name] = Number(digits);
  return true;
}

function readFraction(reader: Reader, count: number, isFixed: boolean): boolean {
  const digits = digitsAt(reader, count);
  if (isFixed && digits.length < count) return false;
  reader.found.fraction = fractionTicks(digits);
  return true;
}

function readZone(reader: Reader, isOptional: boolean): boolean {
  const zone = /^(?:Z|[+-]\d{1,2}(?::?\d{2})?)/.exec(reader.text.slice(reader.position))?.[0];
  if (zone === undefined) return isOptional;
  reader.found.zone = zone;
  reader.position += zone.length;
  return true;
}

/** The longest name of the first list that has one here, in any letter case. */
function readName(reader: Reader, lists: readonly (readonly string[])[], take: (index: number) => void): boolean {
  const rest = reader.text.slice(reader.position).toLowerCase();
  for (const list of lists) {
    const hits = list
      .map((name, index) => ({ name, index }))
      .filter(({ name }) => name && rest.startsWith(name.toLowerCase()));
    const [best] = hits.sort((a, b) => b.name.length - a.name.length);
    if (!best) continue;
    reader.position += best.name.length;
    take(best.index);
    return true;
  }
  return false;
}
