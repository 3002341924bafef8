/** InitializeVariable: brings variables into being, each with its type and first value (WDL reference 6). */

import { VARIABLE_TYPES, type VariableType } from '#core/definition/variable-types.ts';
import { ActionError } from '#core/interpreter/action-error.ts';
import { fieldOf, requireField, requireText } from '#core/interpreter/input-fields.ts';
import { type ActionRunner, evaluateInputs, succeeded } from '#core/interpreter/step.ts';
import { declareVariable, invalid } from '#core/interpreter/variables.ts';
import { Float } from '#core/json/float.ts';
import type { Value } from '#core/json/value.ts';

const DEFAULTS = {
  boolean: false,
  integer: 0,
  float: new Float(0),
  string: '',
  object: null,
  array: [],
} satisfies Record<VariableType, Value>;

export const initializeVariable: ActionRunner = async (step) => {
  const inputs = await evaluateInputs(step);
  const variables = requireField(inputs, 'variables');
  if (!Array.isArray(variables))
    throw new ActionError('InvalidTemplate', "'variables' has to be an array.", { inputs });
  for (const variable of variables) {
    const name = requireText(variable, 'name');
    const type = variableType(name, requireText(variable, 'type'));
    const given = fieldOf(variable, 'value');
    const value = given === undefined ? DEFAULTS[type] : given;
    declareVariable(step.run.variables, type, { name, value, isSecured: step.secured.has('inputs') });
  }
  return succeeded('NotSpecified', { inputs });
};

function variableType(name: string, given: string): VariableType {
  const type = VARIABLE_TYPES.find((known) => known === given.toLowerCase());
  if (type !== undefined) return type;
  throw invalid(`The variable '${name}' has the type '${given}'; it may be ${VARIABLE_TYPES.join(', ')}.`);
}
