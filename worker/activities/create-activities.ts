/** All activities of the worker, with what they share. */

import type { CarrierActivities, ScheduleActivities } from '#workflows/activity-types.ts';

import { acceptScheduledRun } from './accept-scheduled-run.ts';
import { type CallDependencies, createCallConnector } from './call-connector.ts';
import { continueRuns } from './continue-runs.ts';
import { endedPasses } from './ended-passes.ts';
import { evaluateStored } from './evaluate-stored.ts';
import { finishRun } from './finish-run.ts';
import { loadReused } from './load-reused.ts';
import { createLoadRuns, type LoadDependencies } from './load-runs.ts';
import { readItems } from './read-items.ts';
import { recordActions } from './record-actions.ts';
import { respond } from './respond.ts';
import { storePayload } from './store-payload.ts';
import { createWaitActivities, type WaitDependencies } from './waits.ts';

export type ActivityDependencies = CallDependencies & WaitDependencies & LoadDependencies;

export function createActivities(dependencies: ActivityDependencies): CarrierActivities & ScheduleActivities {
  return {
    acceptScheduledRun,
    callConnector: createCallConnector(dependencies),
    continueRuns,
    endedPasses,
    evaluateStored,
    finishRun,
    loadReused,
    loadRuns: createLoadRuns(dependencies),
    readItems,
    recordActions,
    respond,
    storePayload,
    ...createWaitActivities(dependencies),
  };
}
