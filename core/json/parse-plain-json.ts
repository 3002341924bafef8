/**
 * The fast path of `parseJson`: the platform's own parser, when it would give the same value. Large bodies go this way.
 */

import { MAX_JSON_DEPTH } from './limits.ts';
import type { Value, ValueObject } from './value.ts';
import { isIndexName } from './written-order.ts';

/** A number that needs exact care, where a number may stand: long, whole with a point, or with an exponent. */
const SPECIAL_NUMBER =
  /(?:^|[:,[])\s*-?(?:[\d.]{16,}|\d+\.0+(?=\s*(?:$|[,}\]]))|[\d.]+[eE][+-]?\d+(?=\s*(?:$|[,}\]])))/;
/** What every name ends with. Text that looks like it only costs speed. */
const NAME_END = '":';
const LOOSE_NAME_END = /"\s+:/;

/**
 * `undefined` when the text has to be parsed with care: special numbers, names that look like integers (which JavaScript
 * would reorder), a name given twice, or a syntax error.
 */
export function parsePlainJson(text: string): Value | undefined {
  if (SPECIAL_NUMBER.test(text) || LOOSE_NAME_END.test(text)) return undefined;
  const parsed = parseNative(text);
  if (parsed === undefined) return undefined;
  const names = countNames(parsed, 0);
  return names === countMatches(text) ? parsed : undefined;
}

function parseNative(text: string): Value | undefined {
  try {
    return JSON.parse(text) as Value;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * All names in the value; below 0 when one looks like an integer or the value is nested too deep. Fewer than in the text
 * means that one was given twice.
 */
function countNames(value: Value, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > MAX_JSON_DEPTH) return Number.NEGATIVE_INFINITY;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += countNames(item, depth + 1);
    return count;
  }
  // The platform's parser knows no other objects.
  const object = value as ValueObject;
  let isFirst = true;
  for (const name in object) {
    // Names that look like integers are listed first.
    if (isFirst && isIndexName(name)) return Number.NEGATIVE_INFINITY;
    isFirst = false;
    count += 1 + countNames(object[name] ?? null, depth + 1);
  }
  return count;
}

function countMatches(text: string): number {
  let count = 0;
  for (let at = text.indexOf(NAME_END); at >= 0; at = text.indexOf(NAME_END, at + NAME_END.length)) count += 1;
  return count;
}
