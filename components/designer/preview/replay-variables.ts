/** The values of variables after the steps that declared and changed them, from the evaluated inputs of those steps. */

import { contextFromSnapshot, type EvaluationSource } from '#core/expressions/snapshot-context.ts';
import { evaluateTemplate } from '#core/expressions/template.ts';
import { findPropertyName } from '#core/json/get-property.ts';
import { getOwn, isObject, setOwn } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';

export type VariableChange = {
  /** The type of the step, in lower case. */
  type: string;
  inputs: Value;
};

const OPERATIONS: Readonly<Record<string, string>> = {
  incrementvariable: '@add(item()[0], item()[1])',
  decrementvariable: '@sub(item()[0], item()[1])',
  appendtostringvariable: '@{item()[0]}@{item()[1]}',
};

const FIRST_VALUES: Readonly<Record<string, Value>> = {
  boolean: false,
  integer: 0,
  float: 0,
  string: '',
  object: null,
  array: [],
};

/** Applies one change; what cannot be applied leaves the variables as they are. */
export function replayVariable(
  variables: ValueObject,
  { type, inputs }: VariableChange,
  source: EvaluationSource,
): void {
  if (!isObject(inputs)) return;
  if (type === 'initializevariable') {
    const declared = getOwn(inputs, 'variables');
    for (const each of Array.isArray(declared) ? declared : []) declare(variables, each);
    return;
  }
  const given = getOwn(inputs, 'name');
  const name = typeof given === 'string' ? (findPropertyName(variables, given) ?? given) : undefined;
  if (name === undefined) return;
  setOwn(variables, name, changed(variables[name] ?? null, { type, value: getOwn(inputs, 'value'), source }));
}

function declare(variables: ValueObject, declared: Value): void {
  if (!isObject(declared)) return;
  const [name, type, value] = ['name', 'type', 'value'].map((property) => getOwn(declared, property));
  if (typeof name !== 'string') return;
  setOwn(variables, name, value ?? FIRST_VALUES[String(type).toLowerCase()] ?? null);
}

type Change = { type: string; value: Value | undefined; source: EvaluationSource };

function changed(present: Value, { type, value, source }: Change): Value {
  if (type === 'setvariable') return value ?? null;
  if (type === 'appendtoarrayvariable') return [...(Array.isArray(present) ? present : []), value ?? null];
  const operation = OPERATIONS[type];
  if (operation === undefined) return present;
  return evaluateTemplate(operation, contextFromSnapshot({ item: [present, value ?? 1] }, source));
}
