/**
 * What a Temporal Schedule starts: it accepts the run of the scheduled time, and ends. The published version and whether
 * the time is a slot at all are looked up when it fires, so publishing changes nothing here.
 */

import { defineSearchAttributeKey } from '@temporalio/common';
import { ApplicationFailure, workflowInfo } from '@temporalio/workflow';

import { durably } from './activities.ts';

const SCHEDULED_TIME = defineSearchAttributeKey('TemporalScheduledStartTime', 'DATETIME');

/** Registered as the workflow type `fireSchedule_v1`. */
export async function fireSchedule({ flowId }: { flowId: string }): Promise<void> {
  const scheduledTime = workflowInfo().typedSearchAttributes.get(SCHEDULED_TIME);
  if (!scheduledTime) throw ApplicationFailure.nonRetryable('Only a schedule may start this workflow.', 'NotScheduled');
  await durably.acceptScheduledRun({ flowId, scheduledTime: scheduledTime.getTime() });
}
