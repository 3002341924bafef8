/** JSON text → value, without losing digits, floats or the order of properties (WDL reference 14 and 24). */

import { parseExactJson } from './parse-exact-json.ts';
import { parsePlainJson } from './parse-plain-json.ts';
import type { Value } from './value.ts';

/**
 * Integers beyond 2^53 become `bigint`, whole floats (`5.0`, `1e3`) `Float`; of a name that is given twice the last one
 * counts and moves to the end. Throws `JsonSyntaxError`.
 */
export function parseJson(text: string): Value {
  return parsePlainJson(text) ?? parseExactJson(text);
}
