/**
 * Fires a Recurrence trigger at its times. Whatever rings (a schedule of Temporal, the worker's own look), the flow's row says
 * which times have been dealt with: each is accepted, left out or noted as missed once, in order, and together with the move of
 * that row.
 */

import { type SchedulePolicies, schedulePolicies } from '#core/definition/schedule-policies.ts';
import { type DueFires, dueFires } from '#core/schedules/due-fires.ts';
import { AppError } from '#server/app-error.ts';
import { type Querier, transaction } from '#server/database.ts';
import { planUnasked, type UnaskedPlan } from '#server/plan-unasked.ts';
import { acceptRunsIn } from '#server/repositories/accept-run.ts';
import { cancelOpenRuns, hasOpenRun } from '#server/repositories/open-runs.ts';
import { lockScheduleState, saveScheduleState } from '#server/repositories/schedule-states.ts';
import type { SchedulableFlow } from '#server/repositories/schedules.ts';
import { writeEvaluation } from '#server/repositories/trigger-evaluations.ts';
import { loadUnaskedTrigger, type UnaskedTrigger } from '#server/unasked-trigger.ts';

import { acceptanceOf } from './fire-trigger.ts';

/** True while more is due. Does nothing when another version was published meanwhile: that one has times of its own. */
export async function fireDue(flow: SchedulableFlow, now = Date.now()): Promise<boolean> {
  const { flowId, versionId, enabledAt } = flow;
  const trigger = await loadUnaskedTrigger(flowId, 'recurrence');
  const recurrence = trigger?.definition.recurrence;
  if (!recurrence || trigger.version.id !== versionId) return false;
  const policies = schedulePolicies(trigger.definition);
  return transaction(async (client) => {
    const state = await lockScheduleState(client, { flowId, since: enabledAt });
    if (!state) return false;
    const last = state.lastSlot?.getTime();
    const due = dueFires(recurrence, { last, enabledAt: enabledAt.getTime(), now, missedFires: policies.missedFires });
    if (due.until === undefined) return false;
    await noteMissed(client, flowId, due);
    for (const fire of due.fires) await fireOne(client, { trigger, policies, now, ...fire });
    await saveScheduleState(client, flowId, new Date(due.until));
    return due.hasMore;
  });
}

async function noteMissed(client: Querier, flowId: string, { missed }: DueFires): Promise<void> {
  const [first, last] = [missed[0], missed.at(-1)];
  if (first === undefined || last === undefined) return;
  await writeEvaluation(client, {
    flowId,
    status: 'Missed',
    code: 'Missed',
    message: 'Nothing was there to start a run at that time.',
    from: new Date(first),
    at: new Date(last),
    times: missed.length,
  });
}

type Fire = { trigger: UnaskedTrigger; policies: SchedulePolicies; now: number; time: number; isLate: boolean };

async function fireOne(client: Querier, fire: Fire): Promise<void> {
  const { trigger, now, isLate } = fire;
  const { status, code, message } = await accept(client, fire);
  const late = isLate && status === 'Fired' ? 'Missed at its time, and made up for.' : undefined;
  await writeEvaluation(client, {
    flowId: trigger.flow.id,
    status,
    code,
    message: message ?? late,
    at: new Date(now),
  });
}

/** One that finds the flow's queue full is left out (WDL reference 3.6). */
async function accept(client: Querier, { trigger, policies, now, time }: Fire): Promise<UnaskedPlan> {
  const { overlap } = policies;
  const flowId = trigger.flow.id;
  if (overlap === 'Skip' && (await hasOpenRun(client, flowId, 'Recurrence'))) {
    const message = 'The run before was still at work; this time was left out.';
    return { status: 'Skipped', code: 'StillAtWork', message, runs: [] };
  }
  const scheduledTime = new Date(time).toISOString();
  const plan = planUnasked({ trigger, outputs: {}, record: { scheduledTime } }, now);
  const [run] = plan.runs;
  if (!run) return plan;
  const acceptance = await acceptanceOf(run, { trigger });
  const { outputs: _, ...record } = acceptance.trigger;
  try {
    await acceptRunsIn(client, [{ ...acceptance, trigger: record, idempotencyKey: `schedule:${scheduledTime}` }]);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'TooManyConcurrentRequests')) throw error;
    const message = 'As many runs are at work and waiting as the trigger allows; this time was left out.';
    return { status: 'Skipped', code: error.code, message, runs: [] };
  }
  if (overlap === 'CancelPrevious') await cancelOpenRuns(client, { flowId, kind: 'Recurrence', except: run.runId });
  return plan;
}
