/** What incrementing and decrementing a variable share: the language's own arithmetic, 1 when no value is given. */

import { describeValue } from '#core/expressions/describe-value.ts';
import { isNumeric } from '#core/json/numbers.ts';
import { callFunction } from './evaluate.ts';
import { fieldOf, requireText } from './input-fields.ts';
import { type ActionOutcome, evaluateInputs, type Step, succeeded } from './step.ts';
import { invalid, readVariable, setVariable, variableNamed, wrongType } from './variables.ts';

export async function changeNumber(step: Step, operation: 'add' | 'sub'): Promise<ActionOutcome> {
  const inputs = await evaluateInputs(step);
  const { variables } = step.run;
  const variable = variableNamed(variables, requireText(inputs, 'name'));
  if (variable.type !== 'integer' && variable.type !== 'float') throw wrongType(variable, 'integer or float');
  const by = fieldOf(inputs, 'value') ?? 1;
  if (!isNumeric(by))
    throw invalid(`The value to change '${variable.name}' by has to be a number, it is ${describeValue(by)}.`);
  const values = [readVariable(variable), by];
  const value = await callFunction({ name: operation, values }, { ...step, field: 'inputs/value' });
  const { name } = variable;
  setVariable(variables, { name, value, isSecured: variable.isSecured || step.secured.has('inputs') });
  return succeeded('NotSpecified', { inputs, outputs: { name, value } });
}
