/** The variables of a run: global, typed, changed by one action at a time (WDL reference 6). */

import type { VariableType } from '#core/definition/variable-types.ts';
import { isInteger, isNumeric } from '#core/json/numbers.ts';
import { typeName } from '#core/json/type-name.ts';
import type { Value } from '#core/json/value.ts';
import { ActionError } from './action-error.ts';

export type Variable = {
  name: string;
  type: VariableType;
  value: Value;
  /** Somebody else holds the array, so that appending has to copy it. */
  isShared: boolean;
  isSecured: boolean;
};

export type Variables = Map<string, Variable>;

type Change = { name: string; value: Value; isSecured: boolean };

export function declareVariable(variables: Variables, type: VariableType, change: Change): void {
  const key = change.name.toLowerCase();
  if (variables.has(key)) throw invalid(`The variable '${change.name}' is already initialized.`);
  checkType(change.name, type, change.value);
  variables.set(key, { ...change, type, isShared: true });
}

export function variableNamed(variables: Variables, name: string): Variable {
  const variable = variables.get(name.toLowerCase());
  if (variable === undefined) throw invalid(`The variable '${name}' has not been initialized.`);
  return variable;
}

export function setVariable(variables: Variables, change: Change): void {
  const variable = variableNamed(variables, change.name);
  checkType(variable.name, variable.type, change.value);
  variable.value = change.value;
  variable.isShared = true;
  variable.isSecured = change.isSecured;
}

/** Appends in place unless somebody has read the array since, so that a loop of appends stays linear. */
export function appendItem(variables: Variables, change: Change): void {
  const variable = variableNamed(variables, change.name);
  if (!Array.isArray(variable.value)) throw wrongType(variable, 'array');
  if (variable.isShared) {
    variable.value = variable.value.slice();
    variable.isShared = false;
  }
  variable.value.push(change.value);
  variable.isSecured ||= change.isSecured;
}

/** The value for an expression, which may keep it. */
export function readVariable(variable: Variable): Value {
  variable.isShared = true;
  return variable.value;
}

export function wrongType(variable: { name: string; type: VariableType }, wanted: string): ActionError {
  return invalid(
    `The variable '${variable.name}' is of type ${variable.type}; this action needs one of type ${wanted}.`,
  );
}

export function invalid(message: string): ActionError {
  return new ActionError('InvalidVariableOperation', message);
}

/** An integer may go into a float; null is accepted for string, object and array. */
function checkType(name: string, type: VariableType, value: Value): void {
  if (fits(type, value)) return;
  throw invalid(`The variable '${name}' is of type ${type} and cannot hold a value of type ${typeName(value)}.`);
}

function fits(type: VariableType, value: Value): boolean {
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return isInteger(value);
    case 'float':
      return isNumeric(value);
    default:
      return value === null || typeName(value).toLowerCase() === type;
  }
}
