/**
 * Activity `acceptScheduledRun`: a schedule of Temporal rings at a superset of the flow's times; which of them are due is
 * decided by the published version of now.
 */

import { findSchedulableFlow } from '#server/repositories/schedules.ts';
import { fireDue } from '#server/use-cases/fire-due.ts';
import type { ScheduleActivities } from '#workflows/activity-types.ts';

export const acceptScheduledRun: ScheduleActivities['acceptScheduledRun'] = async ({ flowId, scheduledTime }) => {
  const flow = await findSchedulableFlow(flowId);
  // Temporal's clock may be a little ahead of ours.
  if (flow) await fireDue(flow, Math.max(Date.now(), scheduledTime));
};
