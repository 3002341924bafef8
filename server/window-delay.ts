/** How long after its beginning a window of a SlidingWindow trigger is played (WDL reference 3.2). */

import { describeError, ExpressionError } from '#core/expressions/errors.ts';
import { evaluateTemplate } from '#core/expressions/template.ts';
import { parseDuration } from '#core/interpreter/duration.ts';
import type { Value } from '#core/json/value.ts';
import { AppError } from './app-error.ts';
import { type FiredTrigger, triggerContext } from './plan-runs.ts';

/** Milliseconds; `now` in milliseconds since the epoch. Throws `BadRequest` when the delay is no duration. */
export function windowDelay(trigger: FiredTrigger, now: number): number {
  const delay = evaluated(trigger, now);
  const duration = typeof delay === 'string' ? parseDuration(delay) : undefined;
  if (duration !== undefined) return duration;
  if (delay === null) return 0;
  throw new AppError('BadRequest', "The trigger's delay is no ISO 8601 duration such as PT5M.");
}

function evaluated(trigger: FiredTrigger, now: number): Value {
  const context = triggerContext(trigger, { trigger: { name: trigger.name }, now });
  try {
    return evaluateTemplate(trigger.definition.inputs?.delay ?? null, context);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new AppError('BadRequest', `The trigger's delay failed: ${describeError(error)}`);
  }
}
