/** Activity `endedPasses`: which passes of a loop need not be gone through again, in few words. */

import type { ActionStatus } from '#core/runs/status.ts';
import { endedPassRanges } from '#server/repositories/replays.ts';
import type { CarrierActivities } from '#workflows/activity-types.ts';

export const endedPasses: CarrierActivities['endedPasses'] = async ({ runId, ...loop }) => {
  const ranges = await endedPassRanges(runId, loop);
  const byStatuses = new Map<string, { statuses: ActionStatus[]; ranges: [number, number][] }>();
  for (const { first, last, statuses } of ranges) {
    const key = statuses.join(' ');
    // The column holds nothing else.
    const known = byStatuses.get(key) ?? { statuses: statuses as ActionStatus[], ranges: [] };
    known.ranges.push([first, last]);
    byStatuses.set(key, known);
  }
  return [...byStatuses.values()];
};
