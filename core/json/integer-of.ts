/** Whole numbers where a definition has to have one: it may also write them as text (WDL reference 13). */

import { isNumeric, toDouble } from './numbers.ts';
import type { Value } from './value.ts';

/** Undefined for everything else, and for what a JavaScript number does not hold exactly. */
export function integerOf(value: Value | undefined): number | undefined {
  const isText = typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value);
  const number = isText ? Number(value) : isNumeric(value) ? toDouble(value) : Number.NaN;
  return Number.isSafeInteger(number) ? number : undefined;
}
