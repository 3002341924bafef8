/** What actions that wait for something outside the run have in common. */

import { ActionError } from './action-error.ts';
import { parseDuration } from './duration.ts';
import { evaluate } from './evaluate.ts';
import type { Outside } from './host.ts';
import type { ActionOutcome, Step } from './step.ts';

/** Throws `ActionError` where nothing reaches a run from outside. */
export function outsideOf({ run, action }: Step): Outside {
  if (run.host.outside) return run.host.outside;
  const message = `Actions of the type '${action.type}' wait for something outside the run, which cannot be done here: publish the flow and run it.`;
  throw new ActionError('ActionTypeNotSupported', message);
}

/** When the action's `limit.timeout` is over, milliseconds since the epoch; undefined without one (WDL reference 11.2). */
export async function deadlineOf(step: Step): Promise<number | undefined> {
  const given = await evaluate(step.action.limit?.timeout ?? null, { ...step, field: 'limit/timeout' });
  if (given === null) return undefined;
  const duration = typeof given === 'string' ? parseDuration(given) : undefined;
  if (duration !== undefined) return step.startedAt + duration;
  throw new ActionError('InvalidTemplate', "'limit/timeout' has to be an ISO 8601 duration, for example PT30S.");
}

export function timedOut(step: Step, known: Pick<ActionOutcome, 'inputs' | 'attempts'>): ActionOutcome {
  const error = { code: 'ActionTimedOut', message: `'${step.name}' did not end within its time limit.` };
  return { status: 'TimedOut', code: error.code, error, ...known };
}
