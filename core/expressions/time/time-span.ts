/** Lengths of time as .NET writes them (WDL reference 15.6 and 15.9): `[-][d.]hh:mm:ss[.fffffff]`, in ticks of 100 ns. */

import { checkFormatLength } from '#core/expressions/check-limits.ts';
import { shorten } from '#core/expressions/describe-value.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { numberSymbols } from '#core/expressions/locales.ts';
import { TICKS_PER_DAY, TICKS_PER_SECOND } from './timestamp.ts';

type Span = {
  isNegative: boolean;
  days: bigint;
  hours: number;
  minutes: number;
  seconds: number;
  /** Seven digits. */
  fraction: string;
};

const CLOCK = /^(-?)(?:(\d{1,8})(?:\.|:(?=\d+:\d+:)))?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?$/;
const WHOLE_DAYS = /^(-?)(\d{1,8})$/;
const ISO = /^(-?)P(?:(\d{1,8})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:\.(\d{1,7}))?S)?)?$/;
const MAX_TICKS = 2n ** 63n - 1n;

/** The ticks. Takes .NET's form and ISO 8601's (`PT90M`). Throws `ExpressionError`. */
export function parseTimeSpan(text: string): bigint {
  const ticks = readClock(text.trim()) ?? readDays(text.trim()) ?? readIso(text.trim());
  if (ticks !== undefined && ticks <= MAX_TICKS && ticks >= -MAX_TICKS - 1n) return ticks;
  throw new ExpressionError(
    `'${shorten(text)}' is not a valid length of time; expected for example '1.02:30:00' or 'PT90M'.`,
    { detail: { expected: 'time span', given: shorten(text) } },
  );
}

function readClock(text: string): bigint | undefined {
  const [, sign, days = '0', hours = '', minutes = '', seconds = '0', fraction = ''] = CLOCK.exec(text) ?? [];
  if (sign === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return ticksOf({ sign, days, hours, minutes, seconds, fraction });
}

function readDays(text: string): bigint | undefined {
  const [, sign, days = '0'] = WHOLE_DAYS.exec(text) ?? [];
  return sign === undefined ? undefined : ticksOf({ sign, days, hours: '0', minutes: '0', seconds: '0', fraction: '' });
}

function readIso(text: string): bigint | undefined {
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = ISO.exec(text) ?? [];
  return sign === undefined || /P$/.test(text) ? undefined : ticksOf({ sign, days, hours, minutes, seconds, fraction });
}

type Parts = Record<'sign' | 'days' | 'hours' | 'minutes' | 'seconds' | 'fraction', string>;

function ticksOf({ sign, days, hours, minutes, seconds, fraction }: Parts): bigint {
  const clock = (BigInt(hours) * 60n + BigInt(minutes)) * 60n + BigInt(seconds);
  const size = BigInt(days) * TICKS_PER_DAY + clock * TICKS_PER_SECOND + BigInt(fraction.padEnd(7, '0'));
  return sign === '-' ? -size : size;
}

function spanOf(ticks: bigint): Span {
  const size = ticks < 0n ? -ticks : ticks;
  const seconds = Number((size % TICKS_PER_DAY) / TICKS_PER_SECOND);
  return {
    isNegative: ticks < 0n,
    days: size / TICKS_PER_DAY,
    hours: Math.floor(seconds / 3600),
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
    fraction: String(size % TICKS_PER_SECOND).padStart(7, '0'),
  };
}

/** `format` is `c`, `g`, `G` or a pattern, in which everything but its letters is quoted or escaped. */
export function formatTimeSpan(ticks: bigint, format: string, locale: string): string {
  checkFormatLength(format);
  const span = spanOf(ticks);
  switch (format) {
    case '':
    case 'c':
    case 't':
    case 'T':
      return constantText(span);
    case 'g':
      return shortText(span, locale);
    case 'G':
      return longText(span, locale);
    default:
      return inPattern(span, format);
  }
}

function constantText({ isNegative, days, hours, minutes, seconds, fraction }: Span): string {
  const start = (isNegative ? '-' : '') + (days === 0n ? '' : `${days}.`);
  const end = fraction === '0000000' ? '' : `.${fraction}`;
  return `${start}${twoDigits(hours)}:${twoDigits(minutes)}:${twoDigits(seconds)}${end}`;
}

function shortText({ isNegative, days, hours, minutes, seconds, fraction }: Span, locale: string): string {
  const start = (isNegative ? '-' : '') + (days === 0n ? '' : `${days}:`);
  const places = fraction.replace(/0+$/, '');
  const end = places === '' ? '' : numberSymbols(locale).decimal + places;
  return `${start}${hours}:${twoDigits(minutes)}:${twoDigits(seconds)}${end}`;
}

function longText({ isNegative, days, hours, minutes, seconds, fraction }: Span, locale: string): string {
  const clock = `${twoDigits(hours)}:${twoDigits(minutes)}:${twoDigits(seconds)}`;
  return `${isNegative ? '-' : ''}${days}:${clock}${numberSymbols(locale).decimal}${fraction}`;
}

/** The longest run of each letter that has a meaning. */
const LONGEST: Readonly<Record<string, number>> = { d: 8, h: 2, m: 2, s: 2, f: 7, F: 7 };

/** The sign of a negative span is not shown, as in .NET. */
function inPattern(span: Span, format: string): string {
  // A lone letter is read as a standard format, so that it takes a percent sign to be a part of a pattern.
  const pattern = /^%.$/.test(format) ? format.slice(1) : format.length === 1 ? '' : format;
  let text = '';
  let at = 0;
  while (at < pattern.length) {
    const piece = /^(?:'([^']*)'|"([^"]*)"|\\(.)|([dhmsfF])\4*)/s.exec(pattern.slice(at));
    const [all = '', single, double, escaped, letter] = piece ?? [];
    if (letter !== undefined && all.length > (LONGEST[letter] ?? 0)) throw invalidFormat(format);
    if (!piece) throw invalidFormat(format);
    text += single ?? double ?? escaped ?? fieldText(span, letter ?? '', all.length);
    at += all.length;
  }
  if (text === '' && pattern === '') throw invalidFormat(format);
  return text;
}

function fieldText({ days, hours, minutes, seconds, fraction }: Span, letter: string, count: number): string {
  switch (letter) {
    case 'd':
      return String(days).padStart(count, '0');
    case 'h':
      return String(hours).padStart(count, '0');
    case 'm':
      return String(minutes).padStart(count, '0');
    case 's':
      return String(seconds).padStart(count, '0');
    case 'f':
      return fraction.slice(0, count);
    default:
      return fraction.slice(0, count).replace(/0+$/, '');
  }
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function invalidFormat(format: string): ExpressionError {
  return new ExpressionError(
    `The time span format '${shorten(format)}' is not valid: expected c, g, G or a pattern of d, h, m, s, f with everything else escaped, for example 'hh\\:mm'.`,
    { detail: { argument: 'format', expected: 'time span format', given: shorten(format) } },
  );
}
