/** Activity `storePayload`: takes the big parts out of a value before it goes into a history. */

import { storeBigPartsOfWire } from '#server/payload-store.ts';
import type { CarrierActivities } from '#workflows/activity-types.ts';

export const storePayload: CarrierActivities['storePayload'] = (value) => storeBigPartsOfWire(value);
