/** An object as rows that can be edited while names are still empty or given twice. */

import { equalValues } from '#core/json/equals.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { objectOf } from '#core/json/written-order.ts';

export type KeyValueRow = { key: string; value: Value };

/** Undefined when the value is no object: an expression, for example. */
export function readRows(value: Value | undefined): KeyValueRow[] | undefined {
  if (value === undefined || value === null) return [];
  return isObject(value) ? Object.entries(value).map(([key, inner]) => ({ key, value: inner })) : undefined;
}

/** Rows without a name are not stored yet; of a name given twice the last counts. Undefined when nothing is left. */
export function writeRows(rows: readonly KeyValueRow[]): ValueObject | undefined {
  const named = rows.filter(({ key }) => key !== '');
  if (named.length === 0) return undefined;
  return objectOf(named.map(({ key, value }) => [key, value]));
}

/** The rows say what the value says, so that unfinished rows may stay on the screen. */
export function rowsMatch(rows: readonly KeyValueRow[], value: Value | undefined): boolean {
  const written = writeRows(rows);
  if (value === undefined || value === null) return written === undefined;
  if (written === undefined) return isObject(value) && Object.keys(value).length === 0;
  const isSameOrder = isObject(value) && Object.keys(value).join('\n') === Object.keys(written).join('\n');
  return isSameOrder && equalValues(written, value);
}

/** Names that stand in more than one row. */
export function repeatedKeys(rows: readonly KeyValueRow[]): Set<string> {
  const seen = new Set<string>();
  return new Set(rows.map(({ key }) => key).filter((key) => key !== '' && (seen.has(key) || !seen.add(key))));
}
