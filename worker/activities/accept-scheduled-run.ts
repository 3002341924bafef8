/**
 * Activity `acceptScheduledRun`: a schedule of Temporal fires a superset of the flow's slots; what is a slot is decided
 * here, by the published version of now.
 */

import { isFireTime } from '#core/schedules/temporal-spec.ts';
import { findSchedulableFlow } from '#server/repositories/schedules.ts';
import { fireScheduled } from '#server/use-cases/fire-scheduled.ts';
import { recurrenceTriggerOf } from '#worker/scheduled-flow.ts';
import type { ScheduleActivities } from '#workflows/activity-types.ts';

export const acceptScheduledRun: ScheduleActivities['acceptScheduledRun'] = async ({ flowId, scheduledTime }) => {
  const flow = await findSchedulableFlow(flowId);
  const trigger = flow && recurrenceTriggerOf(flow);
  if (!flow || !trigger) return;
  if (!isFireTime(trigger.recurrence, flow.enabledAt.getTime(), scheduledTime)) return;
  await fireScheduled({ ...flow, time: scheduledTime });
};
