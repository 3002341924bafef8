/**
 * A value that was read again, made of the parts of the last one that are the same: what did not change stays the same
 * object, so that whoever compares by identity need not look into it.
 */

import { Float } from './float.ts';
import { isObject, setOwn } from './objects.ts';
import type { Value, ValueObject } from './value.ts';

/** The same in every digit and in the order of properties. `next` has to be the caller's own: its parts are replaced. */
export function reuseParts<T extends Value>(last: Value | undefined, next: T): T;
export function reuseParts(last: Value | undefined, next: Value): Value {
  if (last === next) return next;
  if (Array.isArray(next)) return Array.isArray(last) ? reuseItems(last, next) : next;
  if (isObject(next)) return isObject(last) ? reuseProperties(last, next) : next;
  return next instanceof Float && last instanceof Float && last.value === next.value ? last : next;
}

function reuseItems(last: Value[], next: Value[]): Value[] {
  for (const [index, item] of next.entries()) next[index] = reuseParts(last[index], item);
  return last.length === next.length && next.every((item, index) => item === last[index]) ? last : next;
}

function reuseProperties(last: ValueObject, next: ValueObject): ValueObject {
  const names = Object.keys(next);
  for (const name of names) {
    if (Object.hasOwn(last, name)) setOwn(next, name, reuseParts(last[name], next[name] ?? null));
  }
  const lastNames = Object.keys(last);
  const isSame =
    lastNames.length === names.length &&
    names.every((name, index) => name === lastNames[index] && next[name] === last[name]);
  return isSame ? last : next;
}
