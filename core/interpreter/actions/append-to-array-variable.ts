/** AppendToArrayVariable: adds one element (WDL reference 6); an array or null as such is refused. */

import { describeValue } from '#core/expressions/describe-value.ts';
import { requireField, requireText } from '#core/interpreter/input-fields.ts';
import { type ActionRunner, evaluateInputs, succeeded } from '#core/interpreter/step.ts';
import { appendItem, invalid, variableNamed, wrongType } from '#core/interpreter/variables.ts';
import { PayloadRef } from '#core/json/payload-ref.ts';
import type { Value } from '#core/json/value.ts';

export const appendToArrayVariable: ActionRunner = async (step) => {
  const inputs = await evaluateInputs(step);
  const { variables } = step.run;
  const variable = variableNamed(variables, requireText(inputs, 'name'));
  if (variable.type !== 'array') throw wrongType(variable, 'array');
  const value = requireField(inputs, 'value');
  if (value === null || isArray(value))
    throw invalid(`An element of '${variable.name}' cannot be ${describeValue(value)}.`);
  appendItem(variables, { name: variable.name, value, isSecured: step.secured.has('inputs') });
  return succeeded('NotSpecified', { inputs });
};

function isArray(value: Value): boolean {
  return Array.isArray(value) || (value instanceof PayloadRef && value.type === 'array');
}
