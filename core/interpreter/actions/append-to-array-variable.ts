/** AppendToArrayVariable: adds one element (WDL reference 6); an array or null as such is refused. */

import { describeValue } from '#core/expressions/describe-value.ts';
import { requireField, requireText } from '#core/interpreter/input-fields.ts';
import { readAllItems } from '#core/interpreter/list-items.ts';
import { type ActionRunner, evaluateInputs, type Step, succeeded } from '#core/interpreter/step.ts';
import { appendItem, invalid, type Variable, variableNamed, wrongType } from '#core/interpreter/variables.ts';
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
  await bringIntoMemory(variable, step);
  appendItem(variables, { name: variable.name, value, isSecured: step.secured.has('inputs') });
  return succeeded('NotSpecified', { inputs });
};

/** An array that was too big to travel is read once; what others append meanwhile goes to the one that was read first. */
async function bringIntoMemory(variable: Variable, { run }: Step): Promise<void> {
  const stored = variable.value;
  if (!(stored instanceof PayloadRef)) return;
  const items = await readAllItems(stored, run.host);
  if (variable.value === stored) variable.value = items;
}

function isArray(value: Value): boolean {
  return Array.isArray(value) || (value instanceof PayloadRef && value.type === 'array');
}
