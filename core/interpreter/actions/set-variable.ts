/** SetVariable: gives a variable a new value of its type (WDL reference 6). */

import { requireField, requireText } from '#core/interpreter/input-fields.ts';
import { type ActionRunner, evaluateInputs, succeeded } from '#core/interpreter/step.ts';
import { setVariable, variableNamed } from '#core/interpreter/variables.ts';

export const setVariableAction: ActionRunner = async (step) => {
  const inputs = await evaluateInputs(step);
  const { name } = variableNamed(step.run.variables, requireText(inputs, 'name'));
  const value = requireField(inputs, 'value');
  setVariable(step.run.variables, { name, value, isSecured: step.secured.has('inputs') });
  return succeeded('NotSpecified', { inputs, outputs: { body: { name, value } } });
};
