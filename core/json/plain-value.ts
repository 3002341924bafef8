/** Values that the platform's own printer writes exactly as `printJson` does: the fast path of printing. */

import type { Value } from './value.ts';

/** Floats of this size are written without an exponent by both. */
const LEAST_PLAIN_FLOAT = 1e-4;
const PLAIN_FLOAT_BOUND = 1e15;

export function isPlainValue(value: Value): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return isPlainNumber(value);
    case 'object':
      return value === null || isPlainObject(value);
    default:
      return false;
  }
}

function isPlainNumber(value: number): boolean {
  if (Number.isInteger(value)) return Number.isSafeInteger(value);
  const size = Math.abs(value);
  return size >= LEAST_PLAIN_FLOAT && size < PLAIN_FLOAT_BOUND;
}

/** An array of plain values, or an object of them that is no `Float`, `Decimal` or `PayloadRef`. */
function isPlainObject(value: Exclude<Value, null | boolean | string | number | bigint>): boolean {
  if (Array.isArray(value)) return value.every(isPlainValue);
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  for (const property of Object.values(value)) if (!isPlainValue(property)) return false;
  return true;
}
