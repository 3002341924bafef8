/** Results that stand in the definition in place of a call (WDL reference 11.8). */

import { findPropertyName } from '#core/json/get-property.ts';
import { integerOf } from '#core/json/integer-of.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { httpStatusName } from '#core/runs/http-status-name.ts';
import type { FlowFailure } from '#core/runs/record.ts';
import type { ActionStatus } from '#core/runs/status.ts';
import { ActionError } from './action-error.ts';
import type { ActionOutcome, Step } from './step.ts';

const STATUSES = ['Succeeded', 'Failed', 'Skipped', 'Cancelled', 'TimedOut'] as const satisfies readonly ActionStatus[];

const CODES = {
  Succeeded: 'OK',
  Failed: 'ActionFailed',
  Skipped: 'ActionSkipped',
  Cancelled: 'ActionCancelled',
  TimedOut: 'ActionTimedOut',
} as const satisfies Record<(typeof STATUSES)[number], string>;

/** The outcome when a static result is switched on for the action. Throws `ActionError` when there is none of its name. */
export function staticResultOf({ action, run }: Step): ActionOutcome | undefined {
  const setting = action.runtimeConfiguration?.staticResult;
  if (!isObject(setting) || !isEnabled(setting.staticResultOptions)) return undefined;
  const { name } = setting;
  const results = run.input.definition.staticResults ?? {};
  const key = typeof name === 'string' ? findPropertyName(results, name) : undefined;
  const result = key === undefined ? undefined : results[key];
  if (!isObject(result)) {
    throw new ActionError(
      'InvalidTemplate',
      `The static result '${String(name)}' is not in 'staticResults' of the definition.`,
    );
  }
  return outcomeOf(result);
}

function isEnabled(option: Value | undefined): boolean {
  return typeof option === 'string' && option.toLowerCase() === 'enabled';
}

function outcomeOf(result: ValueObject): ActionOutcome {
  const given = typeof result.status === 'string' ? result.status.toLowerCase() : 'succeeded';
  const status = STATUSES.find((known) => known.toLowerCase() === given);
  if (status === undefined) {
    throw new ActionError(
      'InvalidTemplate',
      `The static result has the status '${given}'; it may be ${STATUSES.join(', ')}.`,
    );
  }
  const error = failureOf(result.error);
  const code =
    typeof result.code === 'string' ? result.code : (error?.code ?? statusCode(result.outputs) ?? CODES[status]);
  return {
    status,
    code,
    ...(error === undefined ? {} : { error }),
    ...(result.outputs === undefined ? {} : { outputs: result.outputs }),
  };
}

function failureOf(error: Value | undefined): FlowFailure | undefined {
  if (!isObject(error)) return undefined;
  return { code: String(error.code ?? 'ActionFailed'), message: String(error.message ?? '') };
}

/** The name of an Http answer's status: the designer writes the name itself, people also the number. */
function statusCode(outputs: Value | undefined): string | undefined {
  const given = isObject(outputs) ? outputs.statusCode : undefined;
  const number = integerOf(given);
  if (number !== undefined) return httpStatusName(number);
  return typeof given === 'string' && given !== '' ? given : undefined;
}
