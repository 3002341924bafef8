/** Reading and replacing a value inside a value, by path. */

import { getOwn, isObject, setOwn } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';

export function valueAt(value: Value | undefined, path: readonly string[]): Value | undefined {
  let current = value;
  for (const step of path) {
    if (Array.isArray(current)) current = current[Number(step)];
    else current = isObject(current) ? getOwn(current, step) : undefined;
  }
  return current;
}

/**
 * A copy with the value at the path replaced, in its place; undefined takes the property away, and with it an object
 * that is empty then. Objects are made where there are none.
 */
export function withValueAt(
  value: Value | undefined,
  path: readonly string[],
  next: Value | undefined,
): Value | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return next;
  const object = isObject(value) ? value : {};
  const inner = withValueAt(getOwn(object, step), rest, next);
  const copy: ValueObject = {};
  for (const [name, old] of Object.entries(object)) {
    if (name !== step) setOwn(copy, name, old);
    else if (inner !== undefined) setOwn(copy, name, inner);
  }
  if (inner !== undefined && !Object.hasOwn(object, step)) setOwn(copy, step, inner);
  return Object.keys(copy).length === 0 ? undefined : copy;
}
