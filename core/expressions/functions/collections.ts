/** Arrays, objects and texts as collections (WDL reference 15.2). */

import { checkItemCount } from '#core/expressions/check-limits.ts';
import { describeValue } from '#core/expressions/describe-value.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { toText } from '#core/expressions/to-text.ts';
import { equalValues } from '#core/json/equals.ts';
import { findPropertyName } from '#core/json/get-property.ts';
import { compareNumbers, isNumeric } from '#core/json/numbers.ts';
import { isObject } from '#core/json/objects.ts';
import { PayloadNeeded, PayloadRef } from '#core/json/payload-ref.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { valueKey } from '#core/json/value-key.ts';
import { objectOf } from '#core/json/written-order.ts';
import { defineFunction, type FunctionParam } from './define-function.ts';
import { joinTexts } from './text.ts';

const TEXT_OR_ARRAY = {
  name: 'collection',
  type: 'text or array',
  summary: 'A text or an array',
} as const satisfies FunctionParam;
const ARRAY = { name: 'array', type: 'array', summary: 'The array' } as const satisfies FunctionParam;
const COLLECTION = {
  name: 'collection',
  type: 'array or object',
  summary: 'An array or an object',
} as const satisfies FunctionParam;
const SECOND = { ...COLLECTION, name: 'second', summary: 'A collection of the same kind' } as const;
const COLLECTIONS = {
  ...COLLECTION,
  name: 'more',
  summary: 'Further collections of the same kind',
  rest: true,
} as const;

function wrongCollection(name: string, expected: string, value: Value): Error {
  if (value instanceof PayloadRef) return new PayloadNeeded(value);
  const given = describeValue(value);
  return new ExpressionError(
    `The function '${name}' expects ${expected} as its first argument, but was given ${given}.`,
    {
      detail: { function: name, expected, given },
    },
  );
}

function contains(collection: Value, searched: Value): boolean {
  if (Array.isArray(collection)) return collection.some((item) => equalValues(item, searched));
  if (searched instanceof PayloadRef) throw new PayloadNeeded(searched);
  if (typeof collection === 'string') return collection.includes(toText(searched));
  if (isObject(collection)) {
    return typeof searched === 'string' && findPropertyName(collection, searched) !== undefined;
  }
  throw wrongCollection('contains', 'a text, an array or an object', collection);
}

function isEmpty(collection: Value): boolean {
  if (collection === null) return true;
  if (typeof collection === 'string' || Array.isArray(collection)) return collection.length === 0;
  if (isObject(collection)) return Object.keys(collection).length === 0;
  throw wrongCollection('empty', 'a text, an array, an object or null', collection);
}

function checkCount(name: string, count: number): number {
  if (count >= 0) return count;
  throw new ExpressionError(`The function '${name}' expects a count of 0 or more, but was given ${count}.`);
}

type Collections = { arrays: Value[][] } | { objects: ValueObject[] };

function sameKind(name: string, collections: readonly (Value[] | ValueObject)[]): Collections {
  const arrays = collections.filter((value) => Array.isArray(value));
  if (arrays.length === collections.length) {
    checkItemCount(
      name,
      arrays.reduce((sum, array) => sum + array.length, 0),
    );
    return { arrays };
  }
  const objects = collections.filter((value): value is ValueObject => !Array.isArray(value));
  if (objects.length === collections.length) return { objects };
  throw new ExpressionError(`The function '${name}' expects all arrays or all objects, but was given both.`);
}

function union(collections: readonly (Value[] | ValueObject)[]): Value {
  const same = sameKind('union', collections);
  if ('arrays' in same) return distinct(same.arrays.flat());
  // A map leaves a name where it first stood.
  const result = new Map<string, Value>();
  for (const object of same.objects) {
    for (const [key, value] of Object.entries(object)) result.set(key, value);
  }
  return objectOf(result);
}

function intersection(collections: readonly (Value[] | ValueObject)[]): Value {
  const same = sameKind('intersection', collections);
  if ('arrays' in same) {
    const [first = [], ...others] = same.arrays;
    const sets = others.map((array) => new Set(array.map(valueKey)));
    return distinct(first.filter((item) => sets.every((set) => set.has(valueKey(item)))));
  }
  const [first = {}, ...others] = same.objects;
  const shared = Object.entries(first).filter(([name, value]) =>
    others.every((object) => Object.hasOwn(object, name) && equalValues(object[name] ?? null, value)),
  );
  return objectOf(shared);
}

function distinct(items: Value[]): Value[] {
  const seen = new Map<string, Value>();
  for (const item of items) {
    const key = valueKey(item);
    if (!seen.has(key)) seen.set(key, item);
  }
  return [...seen.values()];
}

function sort(array: Value[], key: string | undefined): Value[] {
  const rows = array.map((item) => ({ item, by: key === undefined ? item : sortKey(item, key) }));
  return rows.sort((a, b) => compareForSort(a.by, b.by)).map((row) => row.item);
}

function sortKey(item: Value, key: string): Value {
  if (item instanceof PayloadRef) throw new PayloadNeeded(item);
  if (!isObject(item))
    throw new ExpressionError(`The function 'sort' with a property sorts objects, but found ${describeValue(item)}.`);
  const name = findPropertyName(item, key);
  return name === undefined ? null : (item[name] ?? null);
}

function compareForSort(left: Value, right: Value): number {
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(left, right);
  if (typeof left === 'string' && typeof right === 'string') return compareWords(left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  for (const value of [left, right]) if (value instanceof PayloadRef) throw new PayloadNeeded(value);
  const given = `${describeValue(left)} and ${describeValue(right)}`;
  throw new ExpressionError(`The function 'sort' cannot order ${given}; all numbers or all texts are expected.`);
}

function compareWords(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

export const collectionFunctions = [
  defineFunction({
    name: 'contains',
    params: [
      { name: 'collection', type: 'any', summary: 'A text, an array or an object' },
      { name: 'value', type: 'any', summary: 'The piece of text, the item or the name of a property to look for' },
    ],
    returns: 'boolean',
    summary: 'Whether a text holds a piece (with its letter case), an array an item, an object a property',
    example: { expression: "contains('hello world', 'world')", result: 'true' },
    evaluate: ([collection, searched]) => contains(collection, searched),
  }),
  defineFunction({
    name: 'empty',
    params: [{ name: 'collection', type: 'any', summary: 'A text, an array, an object or null' }],
    returns: 'boolean',
    summary: 'Whether a collection holds nothing',
    example: { expression: "empty('')", result: 'true' },
    evaluate: ([collection]) => isEmpty(collection),
  }),
  defineFunction({
    name: 'first',
    params: [TEXT_OR_ARRAY],
    returns: 'any',
    summary: 'The first item or character; null or empty text when there is none',
    example: { expression: 'first(createArray(0, 1, 2))', result: '0' },
    evaluate: ([collection]) => (typeof collection === 'string' ? collection.slice(0, 1) : (collection[0] ?? null)),
  }),
  defineFunction({
    name: 'last',
    params: [TEXT_OR_ARRAY],
    returns: 'any',
    summary: 'The last item or character; null or empty text when there is none',
    example: { expression: 'last(createArray(0, 1, 2))', result: '2' },
    evaluate: ([collection]) => (typeof collection === 'string' ? collection.slice(-1) : (collection.at(-1) ?? null)),
  }),
  defineFunction({
    name: 'intersection',
    params: [COLLECTION, SECOND, COLLECTIONS],
    returns: 'array or object',
    summary: 'What all collections have in common',
    example: { expression: 'intersection(createArray(1, 2, 3), createArray(2, 3, 4))', result: '[2,3]' },
    evaluate: (collections) => intersection(collections),
  }),
  defineFunction({
    name: 'union',
    params: [COLLECTION, SECOND, COLLECTIONS],
    returns: 'array or object',
    summary: 'What is in any of the collections; of properties with the same name the last wins',
    example: { expression: 'union(createArray(1, 2), createArray(2, 3))', result: '[1,2,3]' },
    evaluate: (collections) => union(collections),
  }),
  defineFunction({
    name: 'join',
    params: [ARRAY, { name: 'separator', type: 'text', summary: 'What stands between the items' }],
    returns: 'text',
    summary: 'The items of an array as one text',
    example: { expression: "join(createArray('a', 'b', 'c'), '.')", result: '"a.b.c"' },
    evaluate: ([array, separator]) => joinTexts(array, separator),
  }),
  defineFunction({
    name: 'reverse',
    params: [ARRAY],
    returns: 'array',
    summary: 'The array in the opposite order',
    example: { expression: 'reverse(createArray(1, 2, 3))', result: '[3,2,1]' },
    evaluate: ([array]) => array.toReversed(),
  }),
  defineFunction({
    name: 'skip',
    params: [ARRAY, { name: 'count', type: 'integer', summary: 'Items to leave out at the front' }],
    returns: 'array',
    summary: 'The array without its first items',
    example: { expression: 'skip(createArray(0, 1, 2, 3), 1)', result: '[1,2,3]' },
    evaluate: ([array, count]) => array.slice(Math.max(0, Number(count))),
  }),
  defineFunction({
    name: 'take',
    params: [TEXT_OR_ARRAY, { name: 'count', type: 'integer', summary: 'Items or characters to take' }],
    returns: 'text or array',
    summary: 'The first items or characters',
    example: { expression: "take('abcde', 3)", result: '"abc"' },
    evaluate: ([collection, count]) => collection.slice(0, checkCount('take', Number(count))),
  }),
  defineFunction({
    name: 'sort',
    params: [ARRAY, { name: 'property', type: 'text', summary: 'Property of the items to sort by', optional: true }],
    returns: 'array',
    summary: 'The array in ascending order',
    example: { expression: 'sort(createArray(2, 1, 3))', result: '[1,2,3]' },
    evaluate: ([array, property]) => sort(array, property),
  }),
] as const;
