/**
 * The three kinds of numbers of the language (WDL reference 14): integer, float and decimal, and how to tell them apart.
 * A `number` counts as an integer when it is whole and within 2^53; a whole float is boxed in `Float`.
 */

import { Decimal } from './decimal.ts';
import { Float } from './float.ts';

export type Integer = number | bigint;
export type Numeric = number | bigint | Float | Decimal;

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const MIN_SAFE = BigInt(Number.MIN_SAFE_INTEGER);

export function isNumeric(value: unknown): value is Numeric {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof Float || value instanceof Decimal;
}

export function isInteger(value: unknown): value is Integer {
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value));
}

/** The double as a value of the language: boxed when it is whole (or no finite number), so that it stays a float. */
export function floatValue(value: number): number | Float {
  return Number.isFinite(value) && !Number.isInteger(value) ? value : new Float(value);
}

/** The integer as a value of the language: a `number` as long as it is exact. */
export function integerValue(value: bigint): Integer {
  return value <= MAX_SAFE && value >= MIN_SAFE ? Number(value) : value;
}

/** The nearest double. */
export function toDouble(value: Numeric): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  return value instanceof Float ? value.value : Number(value.toString());
}

/** The value as a decimal; a float by its shortest text. Throws `RangeError` when it is beyond the range of a decimal. */
export function toDecimal(value: Numeric): Decimal {
  if (value instanceof Decimal) return value;
  if (isInteger(value)) return Decimal.of(BigInt(value), 0);
  return Decimal.fromDouble(toDouble(value));
}

/** Below 0, 0 or above 0; `NaN` when one of them is no number. Integers and decimals compare exactly. */
export function compareNumbers(left: Numeric, right: Numeric): number {
  if (typeof left === 'number' && typeof right === 'number') return left < right ? -1 : left > right ? 1 : 0;
  if (isInteger(left) && isInteger(right)) return compare(BigInt(left), BigInt(right));
  if (left instanceof Decimal || right instanceof Decimal) return compareWithDecimal(left, right);
  const [a, b] = [comparable(left), comparable(right)];
  if (a < b) return -1;
  if (a > b) return 1;
  return a <= b ? 0 : Number.NaN;
}

// JavaScript compares a bigint with a number exactly.
function comparable(value: number | bigint | Float | Decimal): number | bigint {
  return typeof value === 'bigint' || typeof value === 'number' ? value : toDouble(value);
}

function compareWithDecimal(left: Numeric, right: Numeric): number {
  try {
    return toDecimal(left).compareTo(toDecimal(right));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return Math.sign(toDouble(left) - toDouble(right));
  }
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
