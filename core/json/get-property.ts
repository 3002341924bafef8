/** How a name finds a property: WDL reference 14 (Property access) and 23 (slash keys). */

import { isObject } from './objects.ts';
import { PayloadNeeded, PayloadRef } from './payload-ref.ts';
import type { Value, ValueObject } from './value.ts';

/** What every object answers to without having it: these take a closer look. */
const INHERITED_NAMES: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** The property's own spelling: the exact name, else the first that differs in letter case only. */
export function findPropertyName(object: Readonly<Record<string, unknown>>, name: string): string | undefined {
  if (Object.hasOwn(object, name)) return name;
  const folded = name.toLowerCase();
  for (const key of Object.keys(object)) {
    if (key.length === name.length && key.toLowerCase() === folded) return key;
  }
  return undefined;
}

/**
 * The value of the property, `undefined` when there is none. A name with slashes that is no property itself is a path:
 * `body/value` reads `body`, then `value`. Throws `PayloadNeeded` when the path leads into a stored value.
 */
export function getProperty(object: ValueObject, name: string): Value | undefined {
  const value = object[name];
  if (value !== undefined && !INHERITED_NAMES.has(name)) return value;
  const found = findPropertyName(object, name);
  if (found !== undefined) return object[found];
  return name.includes('/') ? getPath(object, name.split('/')) : undefined;
}

function getPath(object: ValueObject, segments: string[]): Value | undefined {
  let current: Value | undefined = object;
  for (const segment of segments) {
    if (current instanceof PayloadRef) throw new PayloadNeeded(current);
    if (!isObject(current)) return undefined;
    const found = findPropertyName(current, segment);
    current = found === undefined ? undefined : current[found];
  }
  return current;
}
