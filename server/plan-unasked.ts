/** Decides what the firing of a trigger comes to that nobody calls: there is no caller to tell of a failure, only its history. */

import { AppError } from './app-error.ts';
import { type Firing, type PlannedRun, planRuns } from './plan-runs.ts';

export type UnaskedPlan = {
  status: 'Fired' | 'Skipped' | 'Failed';
  code: string;
  message?: string;
  /** Only what fired has some. */
  runs: readonly PlannedRun[];
};

/** `now` is in milliseconds since the epoch. */
export function planUnasked(firing: Firing, now: number): UnaskedPlan {
  try {
    const plan = planRuns(firing, now);
    if (plan.outcome === 'Skipped') {
      return { status: 'Skipped', code: 'ConditionNotMet', message: plan.reason, runs: [] };
    }
    const runs = plan.outcome === 'Split' ? plan.runs : [plan.run];
    return { status: 'Fired', code: firing.record?.code ?? 'OK', runs };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { status: 'Failed', code: 'InvalidTemplate', message: error.message, runs: [] };
  }
}
