/** Date formats (WDL reference 16): one-letter formats become patterns, patterns become parts. */

import { checkFormatLength } from '#core/expressions/check-limits.ts';
import { shorten } from '#core/expressions/describe-value.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { datePatterns } from './date-names.ts';

export type PatternLetter = 'y' | 'M' | 'd' | 'H' | 'h' | 'm' | 's' | 'f' | 'F' | 't' | 'K' | 'z';

export type PatternPart =
  | { kind: 'field'; letter: PatternLetter; count: number }
  | { kind: 'literal'; text: string }
  /** `/` and `:`, which the locale decides. */
  | { kind: 'separator'; of: 'date' | 'time' };

const LETTERS: ReadonlySet<string> = new Set('yMdHhmsfFtKz');
const MAX_FRACTION_DIGITS = 7;

const ROUND_TRIP = "yyyy'-'MM'-'dd'T'HH':'mm':'ss.fffffffK";
/** Formats that are the same in every locale. */
const FIXED_FORMATS: Readonly<Record<string, string>> = {
  o: ROUND_TRIP,
  O: ROUND_TRIP,
  s: "yyyy'-'MM'-'dd'T'HH':'mm':'ss",
  u: "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
  r: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
  R: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
};

/** Whether the one-letter format is written in English in every locale. */
export function isInvariantFormat(format: string): boolean {
  return Object.hasOwn(FIXED_FORMATS, format);
}

/** The pattern in custom letters. Throws `ExpressionError` for a single letter that is no standard format. */
export function expandFormat(format: string, locale: string): string {
  if (format.length > 1) return format;
  const fixed = FIXED_FORMATS[format];
  if (fixed !== undefined) return fixed;
  const { d, D, t, T, M, Y } = datePatterns(locale).patterns;
  switch (format) {
    case 'd':
      return d;
    case 'D':
      return D;
    case 't':
      return t;
    case 'T':
      return T;
    case 'f':
      return `${D} ${t}`;
    case 'F':
    case 'U':
      return `${D} ${T}`;
    case 'g':
      return `${d} ${t}`;
    case 'G':
    case '':
      return `${d} ${T}`;
    case 'M':
    case 'm':
      return M;
    case 'Y':
    case 'y':
      return Y;
    default:
      throw invalidFormat(
        format,
        `'${shorten(format)}' is no standard format; write '%${shorten(format)}' for a single custom letter`,
      );
  }
}

/** Cuts a pattern into its parts. Throws `ExpressionError` for an open quote and the like. */
export function parsePattern(pattern: string): PatternPart[] {
  checkFormatLength(pattern);
  const parts: PatternPart[] = [];
  let position = 0;
  while (position < pattern.length) {
    const character = pattern.charAt(position);
    if (LETTERS.has(character)) {
      const count = runLength(pattern, position);
      parts.push(field(pattern, character as PatternLetter, count));
      position += character === 'K' ? 1 : count;
    } else {
      const { part, length } = otherPart(pattern, position);
      if (part) parts.push(part);
      position += length;
    }
  }
  return parts;
}

function field(pattern: string, letter: PatternLetter, count: number): PatternPart {
  if ((letter === 'f' || letter === 'F') && count > MAX_FRACTION_DIGITS) {
    throw invalidFormat(pattern, `a second has at most ${MAX_FRACTION_DIGITS} places`);
  }
  return { kind: 'field', letter, count };
}

function otherPart(pattern: string, position: number): { part?: PatternPart; length: number } {
  const character = pattern.charAt(position);
  switch (character) {
    case '/':
      return { part: { kind: 'separator', of: 'date' }, length: 1 };
    case ':':
      return { part: { kind: 'separator', of: 'time' }, length: 1 };
    case '\\':
      if (position + 1 >= pattern.length) throw invalidFormat(pattern, "a character is missing after '\\'");
      return { part: { kind: 'literal', text: pattern.charAt(position + 1) }, length: 2 };
    case "'":
    case '"':
      return quoted(pattern, position, character);
    case '%':
      if (position + 1 >= pattern.length || pattern[position + 1] === '%') {
        throw invalidFormat(pattern, "a letter is missing after '%'");
      }
      return { length: 1 };
    default:
      return { part: { kind: 'literal', text: character }, length: 1 };
  }
}

function quoted(pattern: string, position: number, quote: string): { part: PatternPart; length: number } {
  let text = '';
  for (let at = position + 1; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    if (character === quote) return { part: { kind: 'literal', text }, length: at - position + 1 };
    if (character === '\\') at += 1;
    text += pattern.charAt(at);
  }
  throw invalidFormat(pattern, `the text that begins with ${quote} has no end`);
}

function runLength(pattern: string, position: number): number {
  let end = position + 1;
  while (pattern[end] === pattern[position]) end += 1;
  return end - position;
}

function invalidFormat(format: string, reason: string): ExpressionError {
  return new ExpressionError(`The date format '${shorten(format)}' is not valid: ${reason}.`, {
    detail: { argument: 'format', expected: 'date format', given: shorten(format) },
  });
}
