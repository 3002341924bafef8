/** Expression: one function of the language as an action of its own, chosen by `kind` (WDL reference 6). */

import { EXPRESSION_KINDS, type ExpressionKind } from '#core/actions/action-types.ts';
import { suggestion } from '#core/expressions/near-name.ts';
import { ActionError } from '#core/interpreter/action-error.ts';
import { callFunction } from '#core/interpreter/evaluate.ts';
import { fieldOf } from '#core/interpreter/input-fields.ts';
import { type ActionRunner, evaluateInputs, type Step, succeeded } from '#core/interpreter/step.ts';
import type { Value } from '#core/json/value.ts';

/** The function, and which inputs are its arguments, under every name that files give them. */
type Operation = { name: string; arguments: Argument[] };
type Argument = { names: [string, ...string[]]; convert?: 'int' | 'float'; optional?: true };

const BASE_TIME: Argument = { names: ['baseTime'] };
const INTERVAL: Argument = { names: ['interval'], convert: 'int' };
const UNIT: Argument = { names: ['timeUnit'] };
const TEXT: Argument = { names: ['text'] };

const OPERATIONS: Record<ExpressionKind, Operation> = {
  CurrentTime: { name: 'utcNow', arguments: [] },
  ConvertTimeZone: {
    name: 'convertTimeZone',
    arguments: [
      BASE_TIME,
      { names: ['sourceTimeZone'] },
      { names: ['destinationTimeZone'] },
      { names: ['formatString'], optional: true },
    ],
  },
  AddToTime: { name: 'addToTime', arguments: [BASE_TIME, INTERVAL, UNIT] },
  SubtractFromTime: { name: 'subtractFromTime', arguments: [BASE_TIME, INTERVAL, UNIT] },
  GetFutureTime: { name: 'getFutureTime', arguments: [INTERVAL, UNIT] },
  GetPastTime: { name: 'getPastTime', arguments: [INTERVAL, UNIT] },
  Substring: {
    name: 'substring',
    arguments: [
      TEXT,
      { names: ['start', 'startIndex', 'startingPosition'], convert: 'int' },
      { names: ['length'], convert: 'int', optional: true },
    ],
  },
  IndexOf: { name: 'indexOf', arguments: [TEXT, { names: ['searchText', 'search'] }] },
  FormatNumber: {
    name: 'formatNumber',
    arguments: [
      { names: ['number', 'value'], convert: 'float' },
      { names: ['format', 'formatString'] },
      { names: ['locale'], optional: true },
    ],
  },
};

export const expression: ActionRunner = async (step) => {
  const { name, arguments: wanted } = operationOf(step);
  const inputs = await evaluateInputs(step);
  const values: Value[] = [];
  for (const argument of wanted) {
    const value = await argumentOf(step, inputs, argument);
    if (value === undefined) break;
    values.push(value);
  }
  const body = await callFunction({ name, values }, { ...step, field: 'inputs' });
  return succeeded('OK', { inputs, outputs: { body } });
};

function operationOf({ action, name }: Step): Operation {
  const { kind = '' } = action;
  const known = EXPRESSION_KINDS.find((one) => one.toLowerCase() === kind.toLowerCase());
  if (known !== undefined) return OPERATIONS[known];
  const message = `The kind of the Expression action '${name}' is '${kind}'; it may be ${EXPRESSION_KINDS.join(', ')}.`;
  throw new ActionError('InvalidTemplate', `${message}${suggestion(kind, EXPRESSION_KINDS)}`);
}

/** A number that was entered as text counts as the number it says; undefined for an optional one that is left out. */
async function argumentOf(
  step: Step,
  inputs: Value,
  { names, convert, optional }: Argument,
): Promise<Value | undefined> {
  const [own] = names;
  const value = names.map((name) => fieldOf(inputs, name)).find((found) => found !== undefined);
  if (optional && (value === undefined || value === null || value === '')) return undefined;
  if (value === undefined) throw new ActionError('InvalidTemplate', `The inputs lack '${own}'.`, { inputs });
  if (convert === undefined || typeof value !== 'string') return value;
  return callFunction({ name: convert, values: [value] }, { ...step, field: `inputs/${own}` });
}
