/**
 * Plays the windows of a SlidingWindow trigger that are due, in order (WDL reference 13): their runs and how far the flow has
 * come are written in one transaction, so that each window has one run. What was missed is played in batches, and no faster
 * than its runs begin.
 */

import { LIMITS } from '#core/limits.ts';
import { nextWindows, type TimeWindow, windowOutputs } from '#core/schedules/windows.ts';
import { AppError } from '#server/app-error.ts';
import { type Querier, transaction } from '#server/database.ts';
import { planUnasked } from '#server/plan-unasked.ts';
import { acceptRunsIn, countOpenRuns, type RunAcceptance } from '#server/repositories/accept-run.ts';
import { writeEvaluation } from '#server/repositories/trigger-evaluations.ts';
import { lockDueWindows, savePlayed } from '#server/repositories/trigger-states.ts';
import { loadUnaskedTrigger, type UnaskedTrigger } from '#server/unasked-trigger.ts';
import { windowDelay } from '#server/window-delay.ts';

import { acceptanceOf } from './fire-trigger.ts';

/** Windows that one transaction plays. */
const BATCH = 50;
const FULL_WAIT_MS = 2_000;
const BROKEN_WAIT_MS = 60_000;

/** True when more windows are due. */
export async function playWindows(flowId: string, now = Date.now()): Promise<boolean> {
  const trigger = await loadUnaskedTrigger(flowId, 'slidingwindow');
  if (!trigger) return false;
  return transaction((client) => playBatch(client, trigger, now));
}

async function playBatch(client: Querier, trigger: UnaskedTrigger, now: number): Promise<boolean> {
  const { flow, version, definition } = trigger;
  const place = { flowId: flow.id, versionId: version.id };
  const state = await lockDueWindows(client, place);
  if (!state || !definition.recurrence) return false;
  const delay = delayOf(trigger, now);
  if (typeof delay !== 'number') {
    await writeEvaluation(client, { flowId: flow.id, ...delay, at: new Date(now) });
    await savePlayed(client, flow.id, { played: undefined, dueAt: now + BROKEN_WAIT_MS });
    return false;
  }
  const { open, waiting, most } = await countOpenRuns(place, client);
  const room = Math.max(0, most === null ? LIMITS.waitingWindows.ours - waiting : most - open);
  const series = { anchor: state.anchor, playedUntil: state.windowEnd };
  const windows = nextWindows(definition.recurrence, series, BATCH + 1);
  const due = windows.slice(0, Math.min(BATCH, room)).filter(({ start }) => start + delay <= now);
  for (const window of due) await play(client, trigger, { window, delay, now });
  const next = windows[due.length];
  const isFull = due.length === room;
  const dueAt = next && (isFull ? Math.max(now + FULL_WAIT_MS, next.start + delay) : next.start + delay);
  await savePlayed(client, flow.id, { played: due.at(-1), dueAt });
  return dueAt !== undefined && dueAt <= now;
}

function delayOf(trigger: UnaskedTrigger, now: number) {
  try {
    return windowDelay(trigger, now);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { status: 'Failed', code: 'InvalidTemplate', message: error.message } as const;
  }
}

type Playing = { window: TimeWindow; delay: number; now: number };

async function play(client: Querier, trigger: UnaskedTrigger, { window, delay, now }: Playing): Promise<void> {
  const scheduledTime = new Date(window.start + delay).toISOString();
  const firing = { trigger, outputs: windowOutputs(window), record: { scheduledTime } };
  const { status, code, message, runs } = planUnasked(firing, now);
  const acceptances: RunAcceptance[] = [];
  for (const run of runs) acceptances.push(await acceptanceOf(run, { trigger }));
  await acceptRunsIn(client, acceptances, { hasRoom: true });
  await writeEvaluation(client, { flowId: trigger.flow.id, status, code, message, at: new Date(now) });
}
