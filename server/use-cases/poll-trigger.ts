/**
 * Makes one poll of an Http trigger (WDL reference 3.3). What it starts, its place in the history and the state after it are
 * written in one transaction, and only by the worker whose poll it still is: an answer is taken once.
 */

import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import { retryWait } from '#core/interpreter/retry.ts';
import type { Value } from '#core/json/value.ts';
import { nextPoll } from '#core/schedules/poll-times.ts';
import { AppError } from '#server/app-error.ts';
import { pool, transaction } from '#server/database.ts';
import { isDatabaseAway } from '#server/database-away.ts';
import { type PollAnswer, type PollPlan, type PollRequest, planPoll, pollRequest } from '#server/plan-poll.ts';
import { acceptRunsIn, countOpenRuns, type RunAcceptance } from '#server/repositories/accept-run.ts';
import { writeEvaluation } from '#server/repositories/trigger-evaluations.ts';
import { type ClaimedPoll, lockPoll, pollUriOf, releasePoll, savePoll } from '#server/repositories/trigger-states.ts';
import { loadUnaskedTrigger, type UnaskedTrigger } from '#server/unasked-trigger.ts';

import { acceptanceOf } from './fire-trigger.ts';

const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5_000;

/** Makes the call; rejects only once the signal is aborted. */
export type CallAddress = (
  request: PollRequest,
  context: { idempotencyKey: string; signal: AbortSignal },
) => Promise<PollAnswer & { retryAfter?: number }>;

export type Polling = { call: CallAddress; signal: AbortSignal };

/** Rejects when the poll could not be made, or its answer not be written: then it is to be released. */
export async function pollTrigger(poll: ClaimedPoll, { call, signal }: Polling): Promise<void> {
  const trigger = await loadUnaskedTrigger(poll.flowId, 'http');
  // Published or switched meanwhile: it is given out anew.
  if (trigger?.version.id !== poll.versionId) return releasePoll(poll, 0);
  const pollUri = pollUriOf(poll);
  const { open, most } = await countOpenRuns(poll);
  if (most !== null && open >= most) return end(poll, trigger, left(pollUri));
  const now = Date.now();
  let request: PollRequest;
  try {
    request = pollRequest(trigger, { pollUri, now });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return end(poll, trigger, { ...left(pollUri), status: 'Failed', code: 'InvalidTemplate', message: error.message });
  }
  const answer = await call(request, { idempotencyKey: keyOf(poll), signal });
  await untilDone(signal, async () => {
    if (answer.retryable && poll.tries <= request.policy.count) {
      const retry = { number: poll.tries, chance: Math.random(), retryAfter: answer.retryAfter };
      const dueAt = Date.now() + retryWait(request.policy, retry);
      return savePoll(pool(), poll, { dueAt, tries: poll.tries, pollUri });
    }
    await end(poll, trigger, planPoll(trigger, answer, { pollUri, now: Date.now() }, textOf(request.inputs.uri)));
  });
}

/** The queue of the flow is full (WDL reference 3.6): what the other side has is left for the next poll. */
function left(pollUri: string | undefined): PollPlan {
  const message = 'As many runs are at work and waiting as the trigger allows; this poll was left out.';
  return { status: 'Skipped', code: 'TooManyConcurrentRequests', message, runs: [], retryAfter: undefined, pollUri };
}

async function end(poll: ClaimedPoll, trigger: UnaskedTrigger, plan: PollPlan): Promise<void> {
  const { status, code, message, runs, retryAfter, pollUri } = plan;
  const { recurrence } = trigger.definition;
  const acceptances: RunAcceptance[] = [];
  for (const run of runs) acceptances.push(await acceptanceOf(run, { trigger }));
  const now = Date.now();
  const polled = { now, enabledAt: poll.since.getTime(), retryAfter, hasFired: status === 'Fired' };
  await transaction(async (client) => {
    if (!(await lockPoll(client, poll))) return;
    // There was room before the poll; what it has brought must not be lost.
    await acceptRunsIn(client, acceptances, { hasRoom: true });
    await writeEvaluation(client, { flowId: poll.flowId, status, code, message, at: new Date(now) });
    await savePoll(client, poll, { dueAt: recurrence && nextPoll(recurrence, polled), tries: 0, pollUri });
  });
}

/** The address was asked: that must not be forgotten because the database is away for a while. */
async function untilDone(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  for (let wait = FIRST_RETRY_MS; ; wait = Math.min(wait * 2, LONGEST_RETRY_MS)) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted || !isDatabaseAway(error)) throw error;
      await delay(wait);
    }
  }
}

/** The same for every try of a poll, and for one that a crash made us repeat. */
function keyOf({ flowId, scheduledAt }: ClaimedPoll): string {
  const identity = JSON.stringify([flowId, scheduledAt.toISOString()]);
  return createHash('sha256').update(identity).digest('hex').slice(0, 32);
}

function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}
