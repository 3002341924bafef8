/** Activity `storePayload`: takes the big parts out of a value before it goes into a history. */

import { decodeWire, encodeWire } from '#core/json/wire.ts';
import { storeBigParts } from '#server/payload-store.ts';
import type { CarrierActivities } from '#workflows/activity-types.ts';

export const storePayload: CarrierActivities['storePayload'] = async (value) =>
  encodeWire(await storeBigParts(decodeWire(value)));
