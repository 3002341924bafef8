/** One step of property access on a value (WDL reference 14, Property access). */

import { getProperty } from '#core/json/get-property.ts';
import { isInteger } from '#core/json/numbers.ts';
import { isObject } from '#core/json/objects.ts';
import { PayloadNeeded, PayloadRef } from '#core/json/payload-ref.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { describeValue, listNames, shorten } from './describe-value.ts';
import { ExpressionError } from './errors.ts';
import { nearName } from './near-name.ts';

/**
 * `?` forgives a parent that is null and a property or item that is not there; a parent or key of the wrong type fails in
 * either case. Throws `PayloadNeeded` when the parent is a stored value.
 */
export function accessMember(target: Value, key: Value, isOptional: boolean): Value {
  if (typeof key === 'string' && isObject(target)) {
    const value = getProperty(target, key);
    if (value !== undefined) return value;
    if (isOptional) return null;
    throw missingProperty(target, key);
  }
  if (Array.isArray(target) && isInteger(key)) {
    const value = target[Number(key)];
    if (value !== undefined) return value;
    if (isOptional) return null;
    throw outOfRange(target, key);
  }
  return accessOther(target, key, isOptional);
}

function accessOther(target: Value, key: Value, isOptional: boolean): Value {
  for (const value of [target, key]) if (value instanceof PayloadRef) throw new PayloadNeeded(value);
  if (target === null || target === undefined) {
    if (isOptional) return null;
    throw new ExpressionError(
      `${stepName(key)} cannot be read because the value before it is null. Write '?' before the step to get null instead.`,
      { detail: { expected: 'an object or an array', given: 'Null' } },
    );
  }
  const given = describeValue(target);
  if (Array.isArray(target)) {
    throw new ExpressionError(`An array is read by an integer index, but the index is ${describeValue(key)}.`, {
      detail: { expected: 'integer', given: describeValue(key) },
    });
  }
  if (isObject(target)) {
    throw new ExpressionError(`An object is read by the name of a property, but the name is ${describeValue(key)}.`, {
      detail: { expected: 'text', given: describeValue(key) },
    });
  }
  throw new ExpressionError(
    `${stepName(key)} cannot be read from ${given}; only objects and arrays can be looked into.`,
    {
      detail: { expected: 'an object or an array', given },
    },
  );
}

function stepName(key: Value): string {
  return typeof key === 'string' ? `The property '${shorten(key)}'` : `The index ${describeValue(key)}`;
}

function missingProperty(target: ValueObject, key: string): ExpressionError {
  const names = Object.keys(target);
  const near = nearName(key, names);
  const has = names.length === 0 ? 'the object is empty' : `the object has ${listNames(names)}`;
  const hint = near === undefined ? "Write '?' before the step to get null instead." : `Did you mean '${near}'?`;
  return new ExpressionError(`The property '${shorten(key)}' does not exist; ${has}. ${hint}`, {
    detail: { expected: listNames(names), given: key, ...(near === undefined ? {} : { suggestion: near }) },
  });
}

function outOfRange(target: Value[], index: number | bigint): ExpressionError {
  const valid =
    target.length === 0 ? 'the array is empty' : `the array has ${target.length} items, 0 to ${target.length - 1}`;
  return new ExpressionError(`The index ${index} is out of range; ${valid}.`, {
    detail: { expected: valid, given: String(index) },
  });
}
