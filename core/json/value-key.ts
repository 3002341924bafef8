/** A text that is the same for equal values and for no others, so that large collections are compared in one pass. */

import { Decimal } from './decimal.ts';
import { floatText } from './number-text.ts';
import { isNumeric, type Numeric, toDouble } from './numbers.ts';
import { isObject } from './objects.ts';
import { PayloadNeeded, PayloadRef } from './payload-ref.ts';
import type { Value } from './value.ts';

/** Equal exactly when `equalValues` says so. Throws `PayloadNeeded` at a stored value. */
export function valueKey(value: Value): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (isNumeric(value)) return numberKey(value);
  if (value instanceof PayloadRef) throw new PayloadNeeded(value);
  if (Array.isArray(value)) return `[${value.map(valueKey).join()}]`;
  if (!isObject(value)) return String(value ?? null);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${valueKey(value[name] ?? null)}`).join()}}`;
}

function numberKey(value: Numeric): string {
  if (value instanceof Decimal) return decimalKey(value.toString());
  if (typeof value === 'bigint') return value.toString();
  const double = toDouble(value);
  return Number.isInteger(double) ? BigInt(double).toString() : floatKey(double);
}

function decimalKey(digits: string): string {
  const short = digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits;
  return short === '-0' ? '0' : short;
}

function floatKey(value: number): string {
  return Number.isFinite(value) && Math.abs(value) >= 1e-28 ? Decimal.fromDouble(value).toString() : floatText(value);
}
