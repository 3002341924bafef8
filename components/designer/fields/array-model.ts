/** A list as items that can be added, moved and removed. */

import type { Value } from '#core/json/value.ts';

/** Undefined when the value is no list: an expression for one, for example. */
export function readItems(value: Value | undefined): Value[] | undefined {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : undefined;
}

export function replaceItem(items: readonly Value[], index: number, item: Value): Value[] {
  return items.map((present, at) => (at === index ? item : present));
}

export function removeItem(items: readonly Value[], index: number): Value[] {
  return items.filter((_, at) => at !== index);
}

/** The list with the item one place earlier or later; the same at its ends. */
export function moveItem(items: readonly Value[], index: number, by: -1 | 1): Value[] {
  const to = index + by;
  const item = items[index];
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  return items.toSpliced(index, 1).toSpliced(to, 0, item);
}
