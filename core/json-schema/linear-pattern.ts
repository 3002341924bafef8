/**
 * Regular expressions of schemas in time that grows with the text and no faster: schemas and the values they check come from
 * outside. What cannot be had so, lookahead and references back, is refused.
 */

import { RE2JS } from 're2js';
import { createBoundedCache } from '#core/expressions/bounded-cache.ts';

const KEPT_PATTERNS = 500;
const MAX_PATTERN_LENGTH = 4096;
/** White space beyond what the engine itself takes for `\s`. */
const MORE_BLANKS = '\\v\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}';
const SURROGATE_PAIR = /\\u([dD][89abAB][\da-fA-F]{2})\\u([dD][c-fC-F][\da-fA-F]{2})/g;

const compiled = createBoundedCache<RE2JS>(KEPT_PATTERNS);

/** Compiles the pattern ahead of its use. Throws `RangeError` with the reason when it is none, or one that is not linear. */
export function checkPattern(pattern: string): void {
  compile(pattern);
}

/** Whether the pattern is found anywhere in the text. Throws as `checkPattern` does. */
export function matchesPattern(pattern: string, text: string): boolean {
  return compile(pattern).test(text);
}

function compile(pattern: string): RE2JS {
  const known = compiled.get(pattern);
  if (known) return known;
  if (pattern.length > MAX_PATTERN_LENGTH) {
    throw new RangeError(`A pattern has ${pattern.length} characters; ${MAX_PATTERN_LENGTH} are allowed.`);
  }
  const made = compileNew(pattern);
  compiled.set(pattern, made);
  return made;
}

function compileNew(pattern: string): RE2JS {
  try {
    return RE2JS.compile(RE2JS.translateRegExp(withAllBlanks(withWholeCharacters(pattern))), RE2JS.LOOKBEHINDS);
  } catch (error) {
    throw new RangeError(`The pattern "${shorten(pattern)}" cannot be used: ${reasonOf(pattern, error)}.`);
  }
}

function reasonOf(pattern: string, error: unknown): string {
  if (/\(\?[=!]/.test(pattern)) return 'lookahead, "(?=" and "(?!", is not available';
  if (/\\[1-9]|\\k</.test(pattern)) return 'references to earlier groups are not available';
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^error parsing regexp: /, '');
}

/** A pair of escapes stands for one character. */
function withWholeCharacters(pattern: string): string {
  return pattern.replace(SURROGATE_PAIR, (_, high: string, low: string) => {
    const code = ((Number.parseInt(high, 16) - 0xd800) << 10) + Number.parseInt(low, 16) - 0xdc00 + 0x10000;
    return `\\u{${code.toString(16)}}`;
  });
}

function withAllBlanks(pattern: string): string {
  let result = '';
  let isInClass = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at);
    const escaped = character === '\\' ? pattern.slice(at, at + 2) : character;
    if (escaped === '[') isInClass = true;
    else if (escaped === ']') isInClass = false;
    if (escaped === '\\s') result += isInClass ? `\\s${MORE_BLANKS}` : `[\\s${MORE_BLANKS}]`;
    else if (escaped === '\\S' && !isInClass) result += `[^\\s${MORE_BLANKS}]`;
    else result += escaped;
    at += escaped.length - 1;
  }
  return result;
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
