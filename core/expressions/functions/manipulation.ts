/** Objects with one property more, less or different, and the first value there is (WDL reference 15.8). */

import { shorten } from '#core/expressions/describe-value.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { findPropertyName } from '#core/json/get-property.ts';
import { isObject } from '#core/json/objects.ts';
import { PayloadNeeded, PayloadRef } from '#core/json/payload-ref.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { objectOf } from '#core/json/written-order.ts';
import { defineFunction, defineLazyFunction, type FunctionParam } from './define-function.ts';

const OBJECT = { name: 'object', type: 'object', summary: 'The object' } as const satisfies FunctionParam;
const PROPERTY = { name: 'property', type: 'text', summary: 'Name of the property' } as const satisfies FunctionParam;
const VALUE = { name: 'value', type: 'any', summary: 'Its new value' } as const satisfies FunctionParam;

function without(object: ValueObject, removed: string | undefined): ValueObject {
  return objectOf(Object.entries(object).filter(([name]) => name !== removed));
}

function addProperty(object: ValueObject, name: string, value: Value): ValueObject {
  const existing = findPropertyName(object, name);
  if (existing !== undefined) {
    throw new ExpressionError(
      `The function 'addProperty' cannot add '${shorten(name)}': the object already has '${shorten(existing)}'. Use setProperty to replace it.`,
      { detail: { function: 'addProperty', argument: 'property', given: name } },
    );
  }
  return objectOf([...Object.entries(object), [name, value]]);
}

/** Keeps the spelling that is there; the property moves to the end. */
function setProperty(object: ValueObject, name: string, value: Value): ValueObject {
  return objectOf([...Object.entries(object), [findPropertyName(object, name) ?? name, value]]);
}

/** Objects inside both are merged in turn; of everything else the later one counts. */
function mergeObjects(earlier: ValueObject, later: ValueObject): ValueObject {
  const merged = new Map(Object.entries(earlier));
  for (const [name, value] of Object.entries(later)) {
    const existing = merged.get(name) ?? null;
    for (const side of [existing, value]) if (side instanceof PayloadRef) throw new PayloadNeeded(side);
    merged.set(name, isObject(existing) && isObject(value) ? mergeObjects(existing, value) : value);
  }
  return objectOf(merged);
}

export const manipulationFunctions = [
  defineFunction({
    name: 'addProperty',
    params: [OBJECT, PROPERTY, VALUE],
    returns: 'object',
    summary: 'The object with one property more; fails when it has one of that name',
    example: { expression: "addProperty(json('{\"a\":1}'), 'b', 2)", result: '{"a":1,"b":2}' },
    evaluate: ([object, name, value]) => addProperty(object, name, value),
  }),
  defineFunction({
    name: 'setProperty',
    params: [OBJECT, PROPERTY, VALUE],
    returns: 'object',
    summary: 'The object with a property set, whether it was there or not',
    example: { expression: "setProperty(json('{\"a\":1}'), 'a', 2)", result: '{"a":2}' },
    evaluate: ([object, name, value]) => setProperty(object, name, value),
  }),
  defineFunction({
    name: 'removeProperty',
    params: [OBJECT, PROPERTY],
    returns: 'object',
    summary: 'The object without a property',
    example: { expression: 'removeProperty(json(\'{"a":1,"b":2}\'), \'a\')', result: '{"b":2}' },
    evaluate: ([object, name]) => without(object, findPropertyName(object, name)),
  }),
  defineFunction({
    name: 'mergeObjects',
    params: [
      OBJECT,
      { name: 'second', type: 'object', summary: 'An object whose properties are added or replace others' },
      { name: 'more', type: 'object', summary: 'Further objects', rest: true },
    ],
    returns: 'object',
    summary: 'The objects as one, inner objects merged too; of properties with the same name the last wins',
    example: {
      expression: 'mergeObjects(json(\'{"a":{"b":1}}\'), json(\'{"a":{"c":2}}\'))',
      result: '{"a":{"b":1,"c":2}}',
    },
    evaluate: ([first, ...others]) => others.reduce(mergeObjects, first),
  }),
  defineLazyFunction({
    name: 'coalesce',
    params: [
      { name: 'first', type: 'any', summary: 'A value' },
      { name: 'more', type: 'any', summary: 'Further values', rest: true },
    ],
    returns: 'any',
    summary: 'The first value that is not null; the ones after it are not evaluated',
    example: { expression: "coalesce(null, 'hello', 'world')", result: '"hello"' },
    evaluate: (thunks) => {
      for (const thunk of thunks) {
        const value = thunk();
        if (value !== null) return value;
      }
      return null;
    },
  }),
] as const;
