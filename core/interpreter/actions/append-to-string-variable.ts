/** AppendToStringVariable: lengthens a text by another (WDL reference 6). */

import { describeValue } from '#core/expressions/describe-value.ts';
import { evaluate } from '#core/interpreter/evaluate.ts';
import { requireField, requireText } from '#core/interpreter/input-fields.ts';
import { type ActionRunner, evaluateInputs, succeeded } from '#core/interpreter/step.ts';
import { invalid, readVariable, setVariable, variableNamed, wrongType } from '#core/interpreter/variables.ts';
import { isNumeric } from '#core/json/numbers.ts';
import { PayloadRef } from '#core/json/payload-ref.ts';
import type { Value } from '#core/json/value.ts';

export const appendToStringVariable: ActionRunner = async (step) => {
  const inputs = await evaluateInputs(step);
  const { variables } = step.run;
  const variable = variableNamed(variables, requireText(inputs, 'name'));
  if (variable.type !== 'string') throw wrongType(variable, 'string');
  const piece = requireField(inputs, 'value');
  if (!isTextLike(piece))
    throw invalid(`Only text can be appended to '${variable.name}', not ${describeValue(piece)}.`);
  const pieces = [readVariable(variable), piece];
  const value = await evaluate('@{item()[0]}@{item()[1]}', { ...step, item: pieces, field: 'inputs/value' });
  const { name } = variable;
  setVariable(variables, { name, value, isSecured: variable.isSecured || step.secured.has('inputs') });
  return succeeded('NotSpecified', { inputs });
};

function isTextLike(value: Value): boolean {
  if (value instanceof PayloadRef) return value.type === 'string';
  return typeof value === 'string' || typeof value === 'boolean' || isNumeric(value);
}
