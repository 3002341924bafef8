/** Safe handling of objects whose property names come from outside: a name such as `__proto__` is data like any other. */

import { Decimal } from './decimal.ts';
import { Float } from './float.ts';
import { PayloadRef } from './payload-ref.ts';
import type { Value, ValueObject } from './value.ts';

export function isObject(value: Value | undefined): value is ValueObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Float) &&
    !(value instanceof Decimal) &&
    !(value instanceof PayloadRef)
  );
}

/** Sets an own property, whatever its name. */
export function setOwn(object: ValueObject, name: string, value: Value): void {
  if (name === '__proto__') {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    object[name] = value;
  }
}

/** The value of an own property, `undefined` when there is none. */
export function getOwn(object: ValueObject, name: string): Value | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
