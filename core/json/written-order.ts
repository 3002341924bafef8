/**
 * Objects that keep the order in which their properties were written (WDL reference 14 and 24). JavaScript lists names that
 * look like integers first and by size. Only an object that this would reorder is wrapped so that it lists its names as
 * written; all others stay plain, and whoever reads an object need not know.
 */

import { setOwn } from './objects.ts';
import type { Value, ValueObject } from './value.ts';

const INDEX = /^(?:0|[1-9]\d{0,9})$/;
/** The least integer that JavaScript does not take for an index. */
const INDEX_BOUND = 2 ** 32 - 1;
const [ZERO, NINE] = [48, 57];

/** Whether JavaScript lists this name before all that do not look like integers. */
export function isIndexName(name: string): boolean {
  const first = name.charCodeAt(0);
  return first >= ZERO && first <= NINE && INDEX.test(name) && Number(name) < INDEX_BOUND;
}

/** An object in the making. `names` are all of its names as written, from the first on that JavaScript may reorder. */
export type Writing = { readonly object: ValueObject; names?: Set<string> };

/** Of a name that is written twice the last value counts and moves to the end. */
export function writeProperty(writing: Writing, name: string, value: Value): void {
  const { object } = writing;
  if (writing.names === undefined && isIndexName(name)) writing.names = new Set(Object.keys(object));
  if (Object.hasOwn(object, name)) {
    delete object[name];
    writing.names?.delete(name);
  }
  setOwn(object, name, value);
  writing.names?.add(name);
}

/** The object that was written: plain, or wrapped when JavaScript would list its names in another order. */
export function writtenObject({ object, names }: Writing): ValueObject {
  if (names === undefined) return object;
  const written = [...names];
  const isListedSo = Object.keys(object).every((name, index) => name === written[index]);
  return isListedSo ? object : new Proxy(object, { ownKeys: (target) => listNames(target, written) });
}

/** The object of the properties in the order given. */
export function objectOf(properties: Iterable<readonly [name: string, value: Value]>): ValueObject {
  const writing: Writing = { object: {} };
  for (const [name, value] of properties) writeProperty(writing, name, value);
  return writtenObject(writing);
}

/** What was added later stands at the end. */
function listNames(target: ValueObject, written: readonly string[]): (string | symbol)[] {
  const known = new Set<string | symbol>(written);
  const added = Reflect.ownKeys(target).filter((name) => !known.has(name));
  return [...written.filter((name) => Object.hasOwn(target, name)), ...added];
}
