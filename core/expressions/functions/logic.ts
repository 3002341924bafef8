/** Conditions and comparisons (WDL reference 15.3). */

import { describeValue } from '#core/expressions/describe-value.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { equalValues } from '#core/json/equals.ts';
import { compareNumbers, isNumeric } from '#core/json/numbers.ts';
import { PayloadNeeded, PayloadRef } from '#core/json/payload-ref.ts';
import type { Value } from '#core/json/value.ts';
import { defineFunction, defineLazyFunction, type FunctionParam, type Thunk } from './define-function.ts';

const FIRST = { name: 'first', type: 'any', summary: 'A number or a text' } as const satisfies FunctionParam;
const SECOND = { name: 'second', type: 'any', summary: 'A value of the same kind' } as const satisfies FunctionParam;
const CONDITION = { name: 'condition', type: 'boolean', summary: 'true or false' } as const satisfies FunctionParam;
const MORE = {
  name: 'more',
  type: 'boolean',
  summary: 'Further conditions',
  rest: true,
} as const satisfies FunctionParam;

function conditionOf(name: string, thunk: Thunk | undefined): boolean {
  const value = thunk?.() ?? null;
  if (typeof value === 'boolean') return value;
  if (value instanceof PayloadRef) throw new PayloadNeeded(value);
  const given = describeValue(value);
  throw new ExpressionError(`The function '${name}' expects true or false as its condition, but was given ${given}.`, {
    detail: { function: name, argument: 'condition', expected: 'boolean', given },
  });
}

/** Below 0, 0 or above 0: numbers by value, texts by their code units. */
function order(name: string, left: Value, right: Value): number {
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(left, right);
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  for (const value of [left, right]) if (value instanceof PayloadRef) throw new PayloadNeeded(value);
  const [first, second] = [describeValue(left), describeValue(right)];
  throw new ExpressionError(
    `The function '${name}' compares two numbers or two texts, but was given ${first} and ${second}.`,
    { detail: { function: name, expected: 'two numbers or two texts', given: `${first} and ${second}` } },
  );
}

export const logicFunctions = [
  defineLazyFunction({
    name: 'and',
    params: [CONDITION, MORE],
    returns: 'boolean',
    summary: 'Whether all conditions are true; stops at the first that is not',
    example: { expression: 'and(greater(5, 3), true)', result: 'true' },
    evaluate: (thunks) => thunks.every((thunk) => conditionOf('and', thunk)),
  }),
  defineLazyFunction({
    name: 'or',
    params: [CONDITION, MORE],
    returns: 'boolean',
    summary: 'Whether one condition is true; stops at the first that is',
    example: { expression: 'or(false, equals(1, 1))', result: 'true' },
    evaluate: (thunks) => thunks.some((thunk) => conditionOf('or', thunk)),
  }),
  defineLazyFunction({
    name: 'if',
    params: [
      CONDITION,
      { name: 'valueIfTrue', type: 'any', summary: 'The value when the condition is true' },
      { name: 'valueIfFalse', type: 'any', summary: 'The value when it is false' },
    ],
    returns: 'any',
    summary: 'One of two values; the other one is not evaluated',
    example: { expression: "if(equals(1, 1), 'yes', 'no')", result: '"yes"' },
    evaluate: ([condition, whenTrue, whenFalse]) => (conditionOf('if', condition) ? whenTrue : whenFalse)?.() ?? null,
  }),
  defineFunction({
    name: 'not',
    params: [CONDITION],
    returns: 'boolean',
    summary: 'The opposite of a condition',
    example: { expression: 'not(false)', result: 'true' },
    evaluate: ([condition]) => !condition,
  }),
  defineFunction({
    name: 'equals',
    params: [
      { name: 'first', type: 'any', summary: 'Any value' },
      { name: 'second', type: 'any', summary: 'Any value' },
    ],
    returns: 'boolean',
    summary: 'Whether two values are equal: numbers by value, text with its letter case, arrays and objects by content',
    example: { expression: "equals('abc', 'abc')", result: 'true' },
    evaluate: ([first, second]) => equalValues(first, second),
  }),
  defineFunction({
    name: 'greater',
    params: [FIRST, SECOND],
    returns: 'boolean',
    summary: 'Whether the first value is greater than the second',
    example: { expression: 'greater(10, 5)', result: 'true' },
    evaluate: ([first, second]) => order('greater', first, second) > 0,
  }),
  defineFunction({
    name: 'greaterOrEquals',
    params: [FIRST, SECOND],
    returns: 'boolean',
    summary: 'Whether the first value is greater than the second or equal to it',
    example: { expression: 'greaterOrEquals(5, 5)', result: 'true' },
    evaluate: ([first, second]) => order('greaterOrEquals', first, second) >= 0,
  }),
  defineFunction({
    name: 'less',
    params: [FIRST, SECOND],
    returns: 'boolean',
    summary: 'Whether the first value is less than the second',
    example: { expression: 'less(5, 10)', result: 'true' },
    evaluate: ([first, second]) => order('less', first, second) < 0,
  }),
  defineFunction({
    name: 'lessOrEquals',
    params: [FIRST, SECOND],
    returns: 'boolean',
    summary: 'Whether the first value is less than the second or equal to it',
    example: { expression: 'lessOrEquals(10, 10)', result: 'true' },
    evaluate: ([first, second]) => order('lessOrEquals', first, second) <= 0,
  }),
] as const;
