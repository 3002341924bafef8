/** Arithmetic (WDL reference 15.5): integers stay 64-bit integers, a float makes a float, a decimal a decimal. */

import { describeValue } from '#core/expressions/describe-value.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { MAX_RANGE_COUNT } from '#core/expressions/limits.ts';
import { Decimal } from '#core/json/decimal.ts';
import {
  compareNumbers,
  floatValue,
  integerValue,
  isInteger,
  isNumeric,
  type Numeric,
  toDecimal,
  toDouble,
} from '#core/json/numbers.ts';
import { PayloadNeeded, PayloadRef } from '#core/json/payload-ref.ts';
import type { Value } from '#core/json/value.ts';
import { defineFunction, type FunctionParam } from './define-function.ts';

const FIRST = { name: 'first', type: 'number', summary: 'A number' } as const satisfies FunctionParam;
const SECOND = { name: 'second', type: 'number', summary: 'A number' } as const satisfies FunctionParam;
const DIVIDEND = { name: 'dividend', type: 'number', summary: 'The number to divide' } as const satisfies FunctionParam;
const DIVISOR = {
  name: 'divisor',
  type: 'number',
  summary: 'The number to divide by, not 0',
} as const satisfies FunctionParam;
const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);

type Operation = {
  name: string;
  integers: (a: bigint, b: bigint) => bigint;
  /** The same on numbers; where the result is a safe integer it is exact. */
  safeIntegers: (a: number, b: number) => number;
  floats: (a: number, b: number) => number;
  decimals: (a: Decimal, b: Decimal) => Decimal;
};

const ADD: Operation = {
  name: 'add',
  integers: (a, b) => a + b,
  safeIntegers: (a, b) => a + b,
  floats: (a, b) => a + b,
  decimals: (a, b) => a.add(b),
};
const SUB: Operation = {
  name: 'sub',
  integers: (a, b) => a - b,
  safeIntegers: (a, b) => a - b,
  floats: (a, b) => a - b,
  decimals: (a, b) => a.subtract(b),
};
const MUL: Operation = {
  name: 'mul',
  integers: (a, b) => a * b,
  safeIntegers: (a, b) => a * b,
  floats: (a, b) => a * b,
  decimals: (a, b) => a.multiply(b),
};
const DIV: Operation = {
  name: 'div',
  integers: (a, b) => a / b,
  safeIntegers: (a, b) => (a - (a % b)) / b,
  floats: (a, b) => a / b,
  decimals: (a, b) => a.divide(b),
};
const MOD: Operation = {
  name: 'mod',
  integers: (a, b) => a % b,
  safeIntegers: (a, b) => a % b,
  floats: (a, b) => a % b,
  decimals: (a, b) => a.remainder(b),
};

function calculate(operation: Operation, left: Numeric, right: Numeric): Value {
  if (isInteger(left) && isInteger(right)) return checkedInteger(operation, left, right);
  try {
    if (left instanceof Decimal || right instanceof Decimal)
      return operation.decimals(toDecimal(left), toDecimal(right));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw tooLargeForDecimal(operation.name);
  }
  return floatValue(operation.floats(toDouble(left), toDouble(right)));
}

function checkedInteger(operation: Operation, left: number | bigint, right: number | bigint): Value {
  if (typeof left === 'number' && typeof right === 'number') {
    const exact = operation.safeIntegers(left, right);
    // Adding zero makes 0 of -0, which no integer is.
    if (Number.isSafeInteger(exact)) return exact + 0;
  }
  const result = operation.integers(BigInt(left), BigInt(right));
  if (result <= INT64_MAX && result >= INT64_MIN) return integerValue(result);
  throw new ExpressionError(
    `The result of '${operation.name}' does not fit into a 64-bit integer. Use float() or decimal() on an argument.`,
    { detail: { function: operation.name } },
  );
}

function divide(operation: Operation, dividend: Numeric, divisor: Numeric): Value {
  const isZero = divisor instanceof Decimal ? divisor.isZero() : toDouble(divisor) === 0;
  if (!isZero) return calculate(operation, dividend, divisor);
  throw new ExpressionError(`The function '${operation.name}' cannot divide by zero.`, {
    detail: { function: operation.name },
  });
}

/** The greatest (`sign` 1) or smallest (`sign` -1) of the numbers, or of the one array of numbers. */
function extreme(name: string, sign: 1 | -1, values: readonly Value[]): Value {
  const [first] = values;
  const numbers = values.length === 1 && Array.isArray(first) ? first : values;
  let best: Numeric | undefined;
  let hasDecimal = false;
  for (const value of numbers) {
    if (value instanceof PayloadRef) throw new PayloadNeeded(value);
    if (!isNumeric(value)) {
      throw new ExpressionError(
        `The function '${name}' expects numbers or one array of numbers, but was given ${describeValue(value)}.`,
      );
    }
    if (best === undefined || compareNumbers(value, best) * sign > 0) best = value;
    hasDecimal ||= value instanceof Decimal;
  }
  if (best === undefined) throw new ExpressionError(`The function '${name}' expects at least one number.`);
  return hasDecimal ? asDecimal(name, best) : best;
}

function asDecimal(name: string, value: Numeric): Decimal {
  try {
    return toDecimal(value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw tooLargeForDecimal(name);
  }
}

function tooLargeForDecimal(name: string): ExpressionError {
  return new ExpressionError(`The result of '${name}' is too large or too small for a decimal.`, {
    detail: { function: name },
  });
}

function randomInteger(least: bigint, bound: bigint, random: () => number): Value {
  if (least === bound) return integerValue(least);
  if (least > bound) {
    throw new ExpressionError(
      `The function 'rand' expects a minimum that is not above the maximum, but was given ${least} and ${bound}.`,
    );
  }
  const span = bound - least;
  const step =
    span <= BigInt(Number.MAX_SAFE_INTEGER) ? BigInt(Math.floor(random() * Number(span))) : wideRandom(span, random);
  return integerValue(least + step);
}

// One random number has 52 bits or so: two make enough for any 64-bit span.
function wideRandom(span: bigint, random: () => number): bigint {
  const high = BigInt(Math.floor(random() * 2 ** 40));
  const low = BigInt(Math.floor(random() * 2 ** 40));
  return (((high << 40n) | low) * span) >> 80n;
}

function range(start: bigint, count: number): Value {
  if (count < 0 || count > MAX_RANGE_COUNT) {
    throw new ExpressionError(
      `The function 'range' expects a count of 0 to ${MAX_RANGE_COUNT}, but was given ${count}.`,
    );
  }
  if (start + BigInt(count) > INT64_MAX + 1n)
    throw new ExpressionError("The numbers of 'range' go beyond a 64-bit integer.");
  const first = integerValue(start);
  if (typeof first === 'number' && Number.isSafeInteger(first + count)) {
    return Array.from({ length: count }, (_, index) => first + index);
  }
  return Array.from({ length: count }, (_, index) => integerValue(start + BigInt(index)));
}

export const mathFunctions = [
  defineFunction({
    name: 'add',
    params: [FIRST, SECOND],
    returns: 'number',
    summary: 'The sum of two numbers',
    example: { expression: 'add(1, 1.5)', result: '2.5' },
    evaluate: ([first, second]) => calculate(ADD, first, second),
  }),
  defineFunction({
    name: 'sub',
    params: [FIRST, SECOND],
    returns: 'number',
    summary: 'The first number less the second',
    example: { expression: 'sub(10, 3)', result: '7' },
    evaluate: ([first, second]) => calculate(SUB, first, second),
  }),
  defineFunction({
    name: 'mul',
    params: [FIRST, SECOND],
    returns: 'number',
    summary: 'The product of two numbers',
    example: { expression: 'mul(3, 4)', result: '12' },
    evaluate: ([first, second]) => calculate(MUL, first, second),
  }),
  defineFunction({
    name: 'div',
    params: [DIVIDEND, DIVISOR],
    returns: 'number',
    summary: 'The quotient; of two integers the whole part',
    example: { expression: 'div(11, 5)', result: '2' },
    evaluate: ([dividend, divisor]) => divide(DIV, dividend, divisor),
  }),
  defineFunction({
    name: 'mod',
    params: [DIVIDEND, DIVISOR],
    returns: 'number',
    summary: 'The rest of a division, with the sign of the dividend',
    example: { expression: 'mod(-5, 2)', result: '-1' },
    evaluate: ([dividend, divisor]) => divide(MOD, dividend, divisor),
  }),
  defineFunction({
    name: 'max',
    params: [
      { name: 'first', type: 'any', summary: 'A number, or an array of numbers' },
      { name: 'more', type: 'any', summary: 'Further numbers', rest: true },
    ],
    returns: 'number',
    summary: 'The greatest number',
    example: { expression: 'max(1, 2, 3)', result: '3' },
    evaluate: (values) => extreme('max', 1, values),
  }),
  defineFunction({
    name: 'min',
    params: [
      { name: 'first', type: 'any', summary: 'A number, or an array of numbers' },
      { name: 'more', type: 'any', summary: 'Further numbers', rest: true },
    ],
    returns: 'number',
    summary: 'The smallest number',
    example: { expression: 'min(1, 2, 3)', result: '1' },
    evaluate: (values) => extreme('min', -1, values),
  }),
  defineFunction({
    name: 'rand',
    params: [
      { name: 'minimum', type: 'integer', summary: 'The smallest number possible' },
      { name: 'maximum', type: 'integer', summary: 'The number above the greatest possible' },
    ],
    returns: 'integer',
    summary: 'A random integer; the maximum itself is never given',
    example: { expression: 'rand(1, 7)' },
    isVolatile: true,
    evaluate: ([minimum, maximum], context) => randomInteger(BigInt(minimum), BigInt(maximum), () => context.random()),
  }),
  defineFunction({
    name: 'range',
    params: [
      { name: 'start', type: 'integer', summary: 'The first number' },
      { name: 'count', type: 'integer', summary: `How many numbers, at most ${MAX_RANGE_COUNT}` },
    ],
    returns: 'array',
    summary: 'Consecutive integers',
    example: { expression: 'range(1, 4)', result: '[1,2,3,4]' },
    evaluate: ([start, count]) => range(BigInt(start), Number(count)),
  }),
] as const;
