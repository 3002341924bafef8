/**
 * How the carrier calls its activities.
 *
 * - What only touches the product's own database is a local activity with retries: it is idempotent, and a long outage
 *   of the database turns the retries into timers of Temporal.
 * - A call to the world is a local activity of one attempt within 7 seconds, so that the open workflow task needs no
 *   heartbeat; then the same as a regular activity, whose loss is noticed by its heartbeat.
 */

import {
  ActivityCancellationType,
  type ActivityOptions,
  proxyActivities,
  proxyLocalActivities,
} from '@temporalio/workflow';

import type { CarrierActivities, ScheduleActivities } from './activity-types.ts';

/** Beyond this wait a retry is a timer of Temporal and no longer holds the workflow task. */
const LOCAL_RETRY_LIMIT = '4 seconds';
const RETRY_UNTIL_DONE: ActivityOptions['retry'] = {
  initialInterval: '200 milliseconds',
  backoffCoefficient: 2,
  maximumInterval: '5 seconds',
};
/** What a regular call may take beyond the call's own limit: loading its inputs, writing its record. */
const REGULAR_MARGIN_MS = 60_000;

export const durably = proxyLocalActivities<Omit<CarrierActivities, 'callConnector'> & ScheduleActivities>({
  startToCloseTimeout: '60 seconds',
  localRetryThreshold: LOCAL_RETRY_LIMIT,
  retry: RETRY_UNTIL_DONE,
});

export const quickly = proxyLocalActivities<Pick<CarrierActivities, 'callConnector'>>({
  scheduleToCloseTimeout: '7 seconds',
  retry: { maximumAttempts: 1 },
  cancellationType: ActivityCancellationType.TRY_CANCEL,
});

/** The regular lane; a lost worker is noticed by the missing heartbeat, and the journal makes the repetition safe. */
export function patiently(callTimeout: number): Pick<CarrierActivities, 'callConnector'> {
  return proxyActivities<Pick<CarrierActivities, 'callConnector'>>({
    startToCloseTimeout: callTimeout + REGULAR_MARGIN_MS,
    heartbeatTimeout: '10 seconds',
    retry: RETRY_UNTIL_DONE,
    cancellationType: ActivityCancellationType.TRY_CANCEL,
  });
}
