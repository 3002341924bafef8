/** All activities of the worker, with what they share. */

import type { RunAborts } from '#worker/run-aborts.ts';
import type { CarrierActivities, ScheduleActivities } from '#workflows/activity-types.ts';

import { acceptScheduledRun } from './accept-scheduled-run.ts';
import { createCallConnector } from './call-connector.ts';
import { evaluateStored } from './evaluate-stored.ts';
import { finishRun } from './finish-run.ts';
import { loadRuns } from './load-runs.ts';
import { readItems } from './read-items.ts';
import { recordActions } from './record-actions.ts';
import { respond } from './respond.ts';
import { storePayload } from './store-payload.ts';

export function createActivities(dependencies: { aborts: RunAborts }): CarrierActivities & ScheduleActivities {
  return {
    acceptScheduledRun,
    callConnector: createCallConnector(dependencies.aborts),
    evaluateStored,
    finishRun,
    loadRuns,
    readItems,
    recordActions,
    respond,
    storePayload,
  };
}
