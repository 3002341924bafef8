/** Activity `recordActions`: writes the records that no call took along. */

import { writeRecords } from '#server/repositories/journal.ts';
import type { CarrierActivities } from '#workflows/activity-types.ts';

import { storedRecords } from './stored-records.ts';

export const recordActions: CarrierActivities['recordActions'] = async ({ runId, records }) => {
  await writeRecords(runId, await storedRecords(records));
  return Date.now();
};
