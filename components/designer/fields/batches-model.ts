/** Changes of the batches of a Batch trigger. Each answers a new object; order and all that is not concerned stay. */

import { isObject, setOwn } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';

export function addBatch(batches: ValueObject): ValueObject {
  let number = Object.keys(batches).length + 1;
  while (Object.hasOwn(batches, `Batch_${number}`)) number += 1;
  return { ...batches, [`Batch_${number}`]: { releaseCriteria: { messageCount: 10 } } };
}

export function removeBatch(batches: ValueObject, name: string): ValueObject {
  return Object.fromEntries(Object.entries(batches).filter(([known]) => known !== name));
}

/** Unchanged when the new name is taken. */
export function renameBatch(batches: ValueObject, { name, newName }: { name: string; newName: string }): ValueObject {
  if (Object.hasOwn(batches, newName)) return batches;
  const renamed: ValueObject = {};
  for (const [known, batch] of Object.entries(batches)) setOwn(renamed, known === name ? newName : known, batch);
  return renamed;
}

/** Undefined takes all criteria away. */
export function setCriteria(
  batches: ValueObject,
  { name, criteria = {} }: { name: string; criteria: Value | undefined },
): ValueObject {
  const batch = batches[name];
  return { ...batches, [name]: { ...(isObject(batch) ? batch : {}), releaseCriteria: criteria } };
}
