/** Activity `finishRun`: the last records and the end of the run, in one transaction. Repeating it changes nothing. */

import { endRun } from '#server/repositories/run-ends.ts';
import type { CarrierActivities } from '#workflows/activity-types.ts';

import { storedRecords } from './stored-records.ts';

export const finishRun: CarrierActivities['finishRun'] = async ({ runId, outcome, records }) =>
  endRun({ runId, ...outcome, records: await storedRecords(records) });
