/** How long an action may take, and how it ends when that is over (WDL reference 11.2). */

import type { Value } from '#core/json/value.ts';
import { ActionError } from './action-error.ts';
import { parseDuration } from './duration.ts';
import { evaluate } from './evaluate.ts';
import type { ActionOutcome, Step } from './step.ts';

/** Milliseconds that a setting of the action says, undefined when it is not set. Throws `ActionError` when it is no duration. */
export async function durationAt(template: Value | undefined, step: Step, field: string): Promise<number | undefined> {
  const given = await evaluate(template ?? null, { ...step, field });
  if (given === null) return undefined;
  const duration = typeof given === 'string' ? parseDuration(given) : undefined;
  if (duration !== undefined) return duration;
  throw new ActionError('InvalidTemplate', `'${field}' has to be an ISO 8601 duration, for example PT30S.`);
}

/** When the action's `limit.timeout` is over, milliseconds since the epoch; undefined without one. */
export async function deadlineOf(step: Step): Promise<number | undefined> {
  const limit = await durationAt(step.action.limit?.timeout, step, 'limit/timeout');
  return limit === undefined ? undefined : step.startedAt + limit;
}

export function timedOut(step: Step, known: Pick<ActionOutcome, 'inputs' | 'attempts'>): ActionOutcome {
  const error = { code: 'ActionTimedOut', message: `'${step.name}' did not end within its time limit.` };
  return { status: 'TimedOut', code: error.code, error, ...known };
}
