'use client';

/** Keeps what is derived from the text the same object while it says the same, so that what shows it is not drawn again per key. */

import { useRef } from 'react';

/** The last value, until one comes that differs in what counts. */
export function useKept<T>(value: T, isSame: (last: T, next: T) => boolean): T {
  const kept = useRef(value);
  if (kept.current !== value && !isSame(kept.current, value)) kept.current = value;
  return kept.current;
}

/** The same keys in the same order, each with a row of the same fields. */
export function isSameTable<T extends object>(last: ReadonlyMap<string, T>, next: ReadonlyMap<string, T>): boolean {
  if (last.size !== next.size) return false;
  const rows = last.entries();
  for (const [key, row] of next) {
    const [lastKey, lastRow] = rows.next().value ?? [];
    if (key !== lastKey || !lastRow || !isSameRow(lastRow, row)) return false;
  }
  return true;
}

function isSameRow<T extends object>(last: T, next: T): boolean {
  const fields = Object.keys(next) as (keyof T)[];
  return Object.keys(last).length === fields.length && fields.every((field) => last[field] === next[field]);
}
