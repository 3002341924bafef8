/**
 * Activity `acceptScheduledRun`: a schedule of Temporal fires a superset of the flow's slots; what is a slot is decided
 * here, by the published version of now.
 */

import { isFireTime } from '#core/schedules/temporal-spec.ts';
import { findSchedulableFlow } from '#server/repositories/schedules.ts';
import { acceptScheduledTime, recurrenceTriggerOf } from '#worker/scheduled-flow.ts';
import type { ScheduleActivities } from '#workflows/activity-types.ts';

export const acceptScheduledRun: ScheduleActivities['acceptScheduledRun'] = async ({ flowId, scheduledTime }) => {
  const flow = await findSchedulableFlow(flowId);
  const trigger = flow && recurrenceTriggerOf(flow);
  if (!flow || !trigger) return;
  if (!isFireTime(trigger.recurrence, flow.enabledAt.getTime(), scheduledTime)) return;
  await acceptScheduledTime(flow, trigger, scheduledTime);
};
