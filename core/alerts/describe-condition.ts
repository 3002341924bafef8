/** Rules in a sentence, for the form and the list. */

import type { AlertCondition, AlertKind } from '#core/api/alerts.ts';
import { durationText } from '#core/runs/duration-text.ts';

export const KIND_WORDS: { [kind in AlertKind]: string } = {
  FailureRate: 'Share of failures',
  FailuresInARow: 'Failures in a row',
  SlowRuns: 'Slow runs',
  NoSuccess: 'No success',
  ScheduleMissed: 'Missed schedule',
  DeadLetters: 'Dead letters',
  RunsWaiting: 'Runs that wait',
  NoWorker: 'No worker',
};

/** `5 % or more of the runs that ended in the last 15 min failed, of at least 10`. */
export function describeCondition(condition: AlertCondition): string {
  switch (condition.kind) {
    case 'FailureRate':
      return `${condition.percent} % or more of the runs that ended in the last ${span(condition.minutes)} failed, of at least ${condition.minimum}`;
    case 'FailuresInARow':
      return condition.count === 1 ? 'the last run failed' : `the last ${condition.count} runs failed`;
    case 'SlowRuns':
      return `one in twenty runs (p95) of the last ${span(condition.minutes)} took longer than ${durationText(condition.seconds * 1000)}, of at least ${condition.minimum}`;
    case 'NoSuccess':
      return `no run has succeeded for ${span(condition.minutes)}`;
    case 'ScheduleMissed':
      return 'a schedule should have started a run and did not';
    case 'DeadLetters':
      return `${condition.count} or more runs failed for good and wait for somebody`;
    case 'RunsWaiting':
      return `a run has waited for ${span(condition.minutes)} to begin`;
    case 'NoWorker':
      return `no worker has been there for ${span(condition.minutes)}`;
  }
}

function span(minutes: number): string {
  return durationText(minutes * 60_000);
}
