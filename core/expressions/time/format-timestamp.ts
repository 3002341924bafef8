/** Timestamp → text in a date format of WDL reference 16. */

import { DEFAULT_LOCALE } from '#core/expressions/locales.ts';
import { type DateNames, dateNames, datePatterns } from './date-names.ts';
import { expandFormat, isInvariantFormat, type PatternPart, parsePattern } from './date-pattern.ts';
import { type DateFields, fieldsOf, type Timestamp } from './timestamp.ts';

type Formatting = {
  fields: DateFields;
  kind: Timestamp['kind'];
  names: DateNames;
  locale: string;
  /** The month is written as it is beside a day. */
  isWithDay: boolean;
};

/** `format` is a standard letter or a pattern; `locale` a resolved name. Throws `ExpressionError` for a wrong format. */
export function formatTimestamp(time: Timestamp, format = 'o', locale = DEFAULT_LOCALE): string {
  const language = isInvariantFormat(format) ? DEFAULT_LOCALE : locale;
  const parts = parsePattern(expandFormat(format, language));
  const formatting: Formatting = {
    fields: fieldsOf(time),
    kind: time.kind,
    names: dateNames(language),
    locale: language,
    isWithDay: parts.some((part) => part.kind === 'field' && part.letter === 'd' && part.count <= 2),
  };
  let text = '';
  for (const part of parts) {
    const piece = formatPart(part, formatting);
    // A fraction that has nothing to show takes its point with it.
    if (piece === '' && part.kind === 'field' && part.letter === 'F' && text.endsWith('.')) text = text.slice(0, -1);
    text += piece;
  }
  return text;
}

function formatPart(part: PatternPart, formatting: Formatting): string {
  if (part.kind === 'literal') return part.text;
  if (part.kind === 'separator') {
    const { dateSeparator, timeSeparator } = datePatterns(formatting.locale);
    return part.of === 'date' ? dateSeparator : timeSeparator;
  }
  return formatField(part.letter, part.count, formatting);
}

function formatField(
  letter: Extract<PatternPart, { kind: 'field' }>['letter'],
  count: number,
  formatting: Formatting,
): string {
  const { fields, names, kind } = formatting;
  switch (letter) {
    case 'y':
      return formatYear(fields.year, count);
    case 'M':
      return formatMonth(count, formatting);
    case 'd':
      return count <= 2
        ? pad(fields.day, count)
        : ((count === 3 ? names.shortDays : names.days)[fields.dayOfWeek] ?? '');
    case 'H':
      return pad(fields.hour, Math.min(count, 2));
    case 'h':
      return pad(fields.hour % 12 === 0 ? 12 : fields.hour % 12, Math.min(count, 2));
    case 'm':
      return pad(fields.minute, Math.min(count, 2));
    case 's':
      return pad(fields.second, Math.min(count, 2));
    case 'f':
      return pad(fields.fraction, 7).slice(0, count);
    case 'F':
      return pad(fields.fraction, 7).slice(0, count).replace(/0+$/, '');
    case 't': {
      const half = fields.hour < 12 ? names.morning : names.afternoon;
      return count === 1 ? half.slice(0, 1) : half;
    }
    case 'K':
      return kind === 'utc' ? 'Z' : '';
    case 'z':
      return count === 1 ? '+0' : count === 2 ? '+00' : '+00:00';
  }
}

function formatYear(year: number, count: number): string {
  return count <= 2 ? pad(year % 100, count) : pad(year, count);
}

function formatMonth(count: number, { fields, names, isWithDay }: Formatting): string {
  if (count <= 2) return pad(fields.month, count);
  const short = isWithDay ? names.shortMonthsWithDay : names.shortMonths;
  const long = isWithDay ? names.monthsWithDay : names.months;
  return (count === 3 ? short : long)[fields.month - 1] ?? '';
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
