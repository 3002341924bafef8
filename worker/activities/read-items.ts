/** Activity `readItems`: a piece of a stored array, for loops over more than a workflow should hold. */

import { PayloadRef } from '#core/json/payload-ref.ts';
import type { Value } from '#core/json/value.ts';
import { encodeWire } from '#core/json/wire.ts';
import { loadPayload, storeBigParts } from '#server/payload-store.ts';
import type { CarrierActivities } from '#workflows/activity-types.ts';

export const readItems: CarrierActivities['readItems'] = async ({ sha256, size, from, count }) => {
  const list = await loadPayload(new PayloadRef(sha256, size, 'array'));
  const all: Value[] = Array.isArray(list) ? list : [];
  const items = await Promise.all(all.slice(from, from + count).map(storeBigParts));
  return { length: all.length, items: encodeWire(items) };
};
