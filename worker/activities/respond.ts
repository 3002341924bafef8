/** Activity `respond`: the flow's answer to the caller of its trigger. Whoever waits for it is told by `run_answered`. */

import { writeResponse } from '#server/repositories/run-responses-write.ts';
import type { CarrierActivities } from '#workflows/activity-types.ts';

export const respond: CarrierActivities['respond'] = (response) => writeResponse(response);
