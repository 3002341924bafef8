/** Reads the fields that an action's inputs must have; what is missing or of the wrong kind fails the action. */

import { describeValue } from '#core/expressions/describe-value.ts';
import { getProperty } from '#core/json/get-property.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { ActionError } from './action-error.ts';

export function fieldOf(inputs: Value, name: string): Value | undefined {
  return isObject(inputs) ? getProperty(inputs, name) : undefined;
}

/** Those of the fields that are there. */
export function fieldsOf(inputs: Value, names: readonly string[]): ValueObject {
  const found: ValueObject = {};
  for (const name of names) {
    const value = fieldOf(inputs, name);
    if (value !== undefined && value !== null) found[name] = value;
  }
  return found;
}

export function requireField(inputs: Value, name: string): Value {
  const value = fieldOf(inputs, name);
  if (value !== undefined) return value;
  throw new ActionError('InvalidTemplate', `The inputs lack '${name}'.`, { inputs });
}

export function requireText(inputs: Value, name: string): string {
  const value = requireField(inputs, name);
  if (typeof value === 'string') return value;
  throw new ActionError('InvalidTemplate', `'${name}' has to be text, it is ${describeValue(value)}.`, { inputs });
}
