/** Terminate: ends the run at once (WDL reference 5). */

import { ActionError } from '#core/interpreter/action-error.ts';
import { type ActionRunner, evaluateInputs, succeeded } from '#core/interpreter/step.ts';
import { getProperty } from '#core/json/get-property.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import type { FlowFailure, RunOutcome } from '#core/runs/record.ts';

const RUN_STATUSES = ['Succeeded', 'Failed', 'Cancelled'] as const;

export const terminate: ActionRunner = async (step) => {
  const inputs = await evaluateInputs(step);
  const outcome = outcomeOf(inputs);
  const error = { code: 'Terminated', message: `The action did not run: '${step.name}' ended the run.` };
  step.run.end({ outcome, skip: { code: 'Terminated', error } });
  return succeeded('NotSpecified', { inputs });
};

function outcomeOf(inputs: Value): RunOutcome {
  const given = isObject(inputs) ? getProperty(inputs, 'runStatus') : undefined;
  const status = RUN_STATUSES.find((known) => typeof given === 'string' && known.toLowerCase() === given.toLowerCase());
  if (status === undefined) {
    const message = `'runStatus' has to be one of ${RUN_STATUSES.join(', ')}.`;
    throw new ActionError('InvalidTemplate', message, { inputs });
  }
  if (status === 'Succeeded') return { status };
  const error = status === 'Failed' ? runError(inputs) : undefined;
  return error === undefined ? { status, code: 'Terminated' } : { status, code: error.code, error };
}

function runError(inputs: Value): FlowFailure | undefined {
  const error = isObject(inputs) ? getProperty(inputs, 'runError') : undefined;
  if (!isObject(error)) return undefined;
  const { code, message } = error;
  return { code: textOr(code, 'Terminated'), message: textOr(message, 'The run was ended by a Terminate action.') };
}

function textOr(value: Value | undefined, otherwise: string): string {
  if (value === undefined || value === null || value === '') return otherwise;
  return typeof value === 'object' ? otherwise : String(value);
}
