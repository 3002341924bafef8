/** Where a rule holds now, in words. */

import type { AlertCondition } from '#core/api/alerts.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import { durationText } from '#core/runs/duration-text.ts';
import { fireTimes } from '#core/schedules/fire-times.ts';
import type { Querier } from '#server/database.ts';
import {
  type Finding,
  flowsThatAreSlow,
  flowsThatFail,
  flowsThatKeepFailing,
  flowsThatMissedFires,
  flowsThatWait,
  flowsWithDeadLetters,
  flowsWithoutSuccess,
  hasFiredSince,
  isWithoutWorker,
  type ScheduledFlow,
  type Scope,
  scheduledFlowsInScope,
} from '#server/repositories/alert-findings.ts';

export type Found = { flow: { id: string; name: string } | null; summary: string };

export async function whereHolds(client: Querier, condition: AlertCondition, scope: Scope): Promise<Found[]> {
  const words = (finding: Finding) => ({
    flow: finding.flowId === null ? null : { id: finding.flowId, name: finding.flowName ?? '' },
    summary: summaryOf(condition, finding),
  });
  switch (condition.kind) {
    case 'FailureRate':
      return (await flowsThatFail(client, condition, scope)).map(words);
    case 'FailuresInARow':
      return (await flowsThatKeepFailing(client, condition, scope)).map(words);
    case 'SlowRuns':
      return (await flowsThatAreSlow(client, condition, scope)).map(words);
    case 'NoSuccess':
      return (await flowsWithoutSuccess(client, condition, scope)).map(words);
    case 'DeadLetters':
      return (await flowsWithDeadLetters(client, condition, scope)).map(words);
    case 'RunsWaiting':
      return (await flowsThatWait(client, condition, scope)).map(words);
    case 'ScheduleMissed':
      return missedSchedules(client, scope);
    case 'NoWorker': {
      const summary = `No worker has given a sign of life for ${span(condition.minutes)}: runs are accepted and wait.`;
      return (await isWithoutWorker(client, condition, scope.now)) ? [{ flow: null, summary }] : [];
    }
  }
}

function summaryOf(condition: AlertCondition, { count, total, duration, example }: Finding): string {
  const latest = example === null ? '' : ` The latest: ${example}`;
  switch (condition.kind) {
    case 'FailureRate':
      return `${count} of ${total} runs that ended in the last ${span(condition.minutes)} failed.${latest}`;
    case 'FailuresInARow':
      return `The last ${count} runs failed.${latest}`;
    case 'SlowRuns':
      return `One in twenty of the ${total} runs of the last ${span(condition.minutes)} took longer than ${durationText(duration)}.`;
    case 'NoSuccess':
      return `No run has succeeded for ${span(condition.minutes)}.${latest}`;
    case 'DeadLetters':
      return `${count} ${count === 1 ? 'run' : 'runs'} failed for good and ${count === 1 ? 'waits' : 'wait'} for somebody.${latest}`;
    default:
      return `${count} ${count === 1 ? 'run has' : 'runs have'} waited to begin, the first of them for ${durationText(duration)}.`;
  }
}

/** So late may a run of a schedule be. */
const GRACE_MS = 60_000;
/** How far to look back for the time at which it should have fired last: short spans for schedules that fire often. */
const LOOK_BACK_MS = [600_000, 3_600_000, 86_400_000] as const;
const MOST_TIMES = 2_000;

async function missedSchedules(client: Querier, { flowIds, now }: Scope): Promise<Found[]> {
  const missed = (await flowsThatMissedFires(client, { flowIds, now })).map(({ flowId, flowName, count }) => ({
    flow: { id: flowId ?? '', name: flowName ?? '' },
    summary: `Nothing was there to start a run at ${count === 1 ? 'a time' : `${count} times`} of the schedule; what was missed was left out.`,
  }));
  for (const flow of await scheduledFlowsInScope(client, flowIds)) {
    if (missed.some((found) => found.flow.id === flow.id)) continue;
    const time = lastFireOf(flow, now.getTime() - GRACE_MS);
    // A run may be accepted a moment before its time on another clock.
    if (time === undefined || (await hasFiredSince(client, flow.id, time - 2_000))) continue;
    const summary = `The schedule should have started a run at ${new Date(time).toISOString()}, and none was accepted since.`;
    missed.push({ flow: { id: flow.id, name: flow.name }, summary });
  }
  return missed;
}

function lastFireOf({ definition, enabledAt }: ScheduledFlow, until: number): number | undefined {
  const triggers = Object.values(parseDefinition(definition).definition?.triggers ?? {});
  const recurrence = triggers.find(({ type }) => type.toLowerCase() === 'recurrence')?.recurrence;
  if (!recurrence) return undefined;
  for (const span of LOOK_BACK_MS) {
    const options = { after: until - span, enabledAt: enabledAt.getTime(), count: MOST_TIMES };
    const last = fireTimes(recurrence, options).findLast((time) => time <= until);
    if (last !== undefined) return last;
  }
  return undefined;
}

function span(minutes: number): string {
  return durationText(minutes * 60_000);
}
