/**
 * What the firing of a trigger starts that nobody calls, as the worker would have it in simulated time: a poll asks the
 * servers that are made up, its retries included; a SlidingWindow plays the windows that are due, else waits for the first.
 */

import { runOperation } from '#connectors/run-operation.ts';
import type { Transport } from '#connectors/transport.ts';
import { retryWait } from '#core/interpreter/retry.ts';
import type { SimulatedClock } from '#core/interpreter/testing/simulated-clock.ts';
import { nextWindows, windowOutputs } from '#core/schedules/windows.ts';
import { AppError } from '#server/app-error.ts';
import { planPoll, pollRequest } from '#server/plan-poll.ts';
import type { FiredTrigger, PlannedRun } from '#server/plan-runs.ts';
import { planUnasked } from '#server/plan-unasked.ts';
import { windowDelay } from '#server/window-delay.ts';

/** Windows that are missed are played up to so many. */
const MOST_WINDOWS = 1_000;

type Surroundings = { clock: SimulatedClock; transport: Transport };

export type UnaskedRuns = (trigger: FiredTrigger, surroundings: Surroundings) => Promise<readonly PlannedRun[]>;

/** By the type of the trigger in lower case. A trigger whose expressions fail starts nothing. */
export const UNASKED_RUNS: ReadonlyMap<string, UnaskedRuns> = new Map([
  ['http', orNone(pollOnce)],
  ['slidingwindow', orNone(playDueWindows)],
]);

function orNone(runs: UnaskedRuns): UnaskedRuns {
  return async (trigger, surroundings) => {
    try {
      return await runs(trigger, surroundings);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return [];
    }
  };
}

async function pollOnce(trigger: FiredTrigger, { clock, transport }: Surroundings): Promise<readonly PlannedRun[]> {
  const { inputs, policy, ...limits } = pollRequest(trigger, { pollUri: undefined, now: clock.now() });
  const { signal } = new AbortController();
  const context = {
    ...limits,
    signal,
    idempotencyKey: 'local',
    clientTrackingId: 'local',
    purpose: 'try',
    transport,
  } as const;
  for (let tries = 1; ; tries += 1) {
    const answer = await clock.during(runOperation('http.request', inputs, context));
    if (!answer.retryable || tries > policy.count) {
      return planPoll(trigger, answer, { pollUri: undefined, now: clock.now() }, String(inputs.uri)).runs;
    }
    await clock.sleep(
      retryWait(policy, { number: tries, chance: Math.random(), retryAfter: answer.retryAfter }),
      signal,
    );
  }
}

async function playDueWindows(trigger: FiredTrigger, { clock }: Surroundings): Promise<readonly PlannedRun[]> {
  const { recurrence } = trigger.definition;
  const begin = clock.now();
  const delay = windowDelay(trigger, begin);
  const windows = recurrence ? nextWindows(recurrence, { anchor: begin, playedUntil: undefined }, MOST_WINDOWS) : [];
  const [first] = windows;
  if (first) await clock.sleep(Math.max(0, first.start + delay - begin), new AbortController().signal);
  const due = windows.filter(({ start }) => start + delay <= clock.now());
  return due.flatMap((window) => {
    const scheduledTime = new Date(window.start + delay).toISOString();
    return planUnasked({ trigger, outputs: windowOutputs(window), record: { scheduledTime } }, clock.now()).runs;
  });
}
