/** Deep equality of values: numbers by value across their kinds, objects without regard to the order of properties. */

import { compareNumbers, isNumeric } from './numbers.ts';
import { isObject } from './objects.ts';
import { PayloadNeeded, PayloadRef } from './payload-ref.ts';
import type { Value, ValueObject } from './value.ts';

/** Throws `PayloadNeeded` where the answer lies in a stored value. */
export function equalValues(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(left, right) === 0;
  if (left instanceof PayloadRef) return equalsStored(left, right);
  if (right instanceof PayloadRef) return equalsStored(right, left);
  if (Array.isArray(left)) return Array.isArray(right) && equalArrays(left, right);
  return isObject(left) && isObject(right) && equalObjects(left, right);
}

function equalArrays(left: Value[], right: Value[]): boolean {
  return left.length === right.length && left.every((item, index) => equalValues(item, right[index] ?? null));
}

function equalObjects(left: ValueObject, right: ValueObject): boolean {
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  return names.every((name) => Object.hasOwn(right, name) && equalValues(left[name] ?? null, right[name] ?? null));
}

// A stored value is never null, a boolean or a number.
function equalsStored(stored: PayloadRef, other: Value): boolean {
  if (other instanceof PayloadRef && other.sha256 === stored.sha256) return true;
  if (other === null || typeof other === 'boolean' || isNumeric(other)) return false;
  throw new PayloadNeeded(stored);
}
