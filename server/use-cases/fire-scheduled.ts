/** Fires a Recurrence trigger at one of its times, and notes in the flow's history what came of it. */

import { AppError } from '#server/app-error.ts';
import { pool } from '#server/database.ts';
import { planUnasked, type UnaskedPlan } from '#server/plan-unasked.ts';
import { acceptRuns } from '#server/repositories/accept-run.ts';
import { writeEvaluation } from '#server/repositories/trigger-evaluations.ts';
import { loadUnaskedTrigger, type UnaskedTrigger } from '#server/unasked-trigger.ts';

import { acceptanceOf } from './fire-trigger.ts';

export type ScheduledFire = {
  flowId: string;
  versionId: string;
  /** The scheduled time, in milliseconds since the epoch: it gives one run however often it is asked for. */
  time: number;
};

/** Does nothing when another version was published meanwhile: that one has times of its own. */
export async function fireScheduled({ flowId, versionId, time }: ScheduledFire, now = Date.now()): Promise<void> {
  const trigger = await loadUnaskedTrigger(flowId, 'recurrence');
  if (trigger?.version.id !== versionId) return;
  const scheduledTime = new Date(time).toISOString();
  const plan = planUnasked({ trigger, outputs: {}, record: { scheduledTime } }, now);
  const outcome = await accept(trigger, plan, `schedule:${scheduledTime}`);
  if (!outcome) return;
  const { status, code, message } = outcome;
  await writeEvaluation(pool(), { flowId, status, code, message, at: new Date(now) });
}

/** Undefined when the time was accepted before. One that finds the flow's queue full is left out (WDL reference 3.6). */
async function accept(trigger: UnaskedTrigger, plan: UnaskedPlan, key: string): Promise<UnaskedPlan | undefined> {
  const [run] = plan.runs;
  if (!run) return plan;
  try {
    const acceptance = await acceptanceOf(run, { trigger });
    const { outputs: _, ...record } = acceptance.trigger;
    const [accepted] = await acceptRuns([{ ...acceptance, trigger: record, idempotencyKey: key }]);
    return accepted?.duplicate ? undefined : plan;
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'TooManyConcurrentRequests')) throw error;
    const message = 'As many runs are at work and waiting as the trigger allows; this time was left out.';
    return { status: 'Skipped', code: error.code, message, runs: [] };
  }
}
