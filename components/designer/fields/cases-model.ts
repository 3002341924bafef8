/** Changes of a switch's cases. Each answers a new object; order and all that is not concerned stay. */

import { getOwn, isObject, setOwn } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';

export function addCase(cases: ValueObject): ValueObject {
  let number = Object.keys(cases).length + 1;
  while (Object.hasOwn(cases, `Case_${number}`)) number += 1;
  return { ...cases, [`Case_${number}`]: { case: '', actions: {} } };
}

export function removeCase(cases: ValueObject, name: string): ValueObject {
  return mapCases(cases, (key, value) => (key === name ? null : { key, value }));
}

/** Unchanged when the new name is taken. */
export function renameCase(cases: ValueObject, { name, newName }: { name: string; newName: string }): ValueObject {
  if (Object.hasOwn(cases, newName)) return cases;
  return mapCases(cases, (key, value) => ({ key: key === name ? newName : key, value }));
}

export function setCaseValue(cases: ValueObject, { name, value: wanted }: { name: string; value: Value }): ValueObject {
  return mapCases(cases, (key, value) => ({ key, value: key === name ? withCase(value, wanted) : value }));
}

function withCase(value: Value, wanted: Value): ValueObject {
  return isObject(value) ? { ...value, case: wanted } : { case: wanted, actions: {} };
}

/** Steps directly in the case. */
export function caseStepCount(cases: ValueObject, name: string): number {
  const found = getOwn(cases, name);
  const actions = isObject(found) ? getOwn(found, 'actions') : undefined;
  return isObject(actions) ? Object.keys(actions).length : 0;
}

type Entry = { key: string; value: Value };

function mapCases(cases: ValueObject, change: (key: string, value: Value) => Entry | null): ValueObject {
  const changed: ValueObject = {};
  for (const [key, value] of Object.entries(cases)) {
    const entry = change(key, value);
    if (entry) setOwn(changed, entry.key, entry.value);
  }
  return changed;
}
