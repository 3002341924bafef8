/** From one type to another (WDL reference 15.4): arrays, truth values and numbers. */

import { describeValue } from '#core/expressions/describe-value.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { resolveLocale } from '#core/expressions/locales.ts';
import { parseDecimalText, parseFloatText, parseInteger } from '#core/expressions/number-parsing.ts';
import { toText } from '#core/expressions/to-text.ts';
import { Decimal } from '#core/json/decimal.ts';
import {
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

const LOCALE = {
  name: 'locale',
  type: 'text',
  summary: "For example 'de-DE'",
  optional: true,
} as const satisfies FunctionParam;
const NUMBER_OR_TEXT = {
  name: 'value',
  type: 'any',
  summary: 'A number, or text that holds one',
} as const satisfies FunctionParam;

function cannotConvert(name: string, target: string, value: Value): Error {
  if (value instanceof PayloadRef) return new PayloadNeeded(value);
  const given = describeValue(value);
  return new ExpressionError(`The function '${name}' cannot turn ${given} into ${target}.`, {
    detail: { function: name, argument: 'value', expected: target, given },
  });
}

function toInteger(value: Value): Value {
  if (isInteger(value)) return value;
  const integer =
    typeof value === 'string' ? parseInteger(value, false) : isNumeric(value) ? wholeNumber(value) : undefined;
  if (integer === undefined) throw cannotConvert('int', 'a 64-bit integer', value);
  return integer;
}

function wholeNumber(value: Numeric): Value | undefined {
  if (value instanceof Decimal) return parseInteger(value.toString());
  const double = toDouble(value);
  return Number.isInteger(double) && Math.abs(double) < 2 ** 63 ? integerValue(BigInt(double)) : undefined;
}

function toFloat(value: Value, locale: string | undefined): Value {
  const double = typeof value === 'string' ? readFloat(value, locale) : isNumeric(value) ? toDouble(value) : undefined;
  // The word for infinity is one of the invariant culture's, which the reference's float() takes only when it is named.
  const isWord = locale === undefined && typeof value === 'string' && /infinity\s*$/i.test(value);
  if (double === undefined || isWord) throw cannotConvert('float', 'a float', value);
  return floatValue(double);
}

function readFloat(text: string, locale: string | undefined): number | undefined {
  return parseFloatText(text, locale === undefined || locale === '' ? undefined : resolveLocale(locale));
}

function convertDecimal(value: Value): Value {
  try {
    const decimal =
      typeof value === 'string' ? parseDecimalText(value) : isNumeric(value) ? toDecimal(value) : undefined;
    if (decimal) return decimal;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw cannotConvert('decimal', 'a decimal', value);
}

function toBoolean(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (isNumeric(value)) return toDouble(value) !== 0;
  const text = typeof value === 'string' ? value.trim().toLowerCase() : undefined;
  if (text === 'true' || text === 'false') return text === 'true';
  throw cannotConvert('bool', 'true or false', value);
}

export const conversionFunctions = [
  defineFunction({
    name: 'array',
    params: [{ name: 'value', type: 'any', summary: 'The only item' }],
    returns: 'array',
    summary: 'An array with one item; createArray makes one of several',
    example: { expression: "array('hello')", result: '["hello"]' },
    evaluate: ([value]) => [value],
  }),
  defineFunction({
    name: 'createArray',
    params: [
      { name: 'first', type: 'any', summary: 'An item' },
      { name: 'more', type: 'any', summary: 'Further items', rest: true },
    ],
    returns: 'array',
    summary: 'An array of the values',
    example: { expression: "createArray('h', 1, true)", result: '["h",1,true]' },
    evaluate: (values) => [...values],
  }),
  defineFunction({
    name: 'bool',
    params: [{ name: 'value', type: 'any', summary: "A number, or the text 'true' or 'false'" }],
    returns: 'boolean',
    summary: 'The value as true or false; a number is true when it is not 0',
    example: { expression: 'bool(1)', result: 'true' },
    evaluate: ([value]) => toBoolean(value),
  }),
  defineFunction({
    name: 'int',
    params: [NUMBER_OR_TEXT],
    returns: 'integer',
    summary: 'The value as an integer; fails when it has a fraction',
    example: { expression: "int('10')", result: '10' },
    evaluate: ([value]) => toInteger(value),
  }),
  defineFunction({
    name: 'float',
    params: [NUMBER_OR_TEXT, LOCALE],
    returns: 'number',
    summary: 'The value as a floating-point number, read with the separators of the locale',
    example: { expression: "float('10.333')", result: '10.333' },
    evaluate: ([value, locale]) => toFloat(value, locale),
  }),
  defineFunction({
    name: 'decimal',
    params: [NUMBER_OR_TEXT],
    returns: 'number',
    summary: 'The value as a decimal of up to 28 digits, which calculates without rounding errors',
    example: { expression: "string(decimal('1.50'))", result: '"1.50"' },
    evaluate: ([value]) => convertDecimal(value),
  }),
  defineFunction({
    name: 'isInt',
    params: [{ name: 'text', type: 'text', summary: 'The text to examine' }],
    returns: 'boolean',
    summary: 'Whether a text holds an integer',
    example: { expression: "isInt('10')", result: 'true' },
    evaluate: ([text]) => parseInteger(text) !== undefined,
  }),
  defineFunction({
    name: 'isFloat',
    params: [{ name: 'text', type: 'text', summary: 'The text to examine' }, LOCALE],
    returns: 'boolean',
    summary: 'Whether a text holds a floating-point number',
    example: { expression: "isFloat('10,000.00')", result: 'true' },
    evaluate: ([text, locale]) => readFloat(text, locale) !== undefined,
  }),
  defineFunction({
    name: 'string',
    params: [{ name: 'value', type: 'any', summary: 'Any value' }],
    returns: 'text',
    summary: 'The value as text; objects and arrays as JSON',
    example: { expression: 'string(10)', result: '"10"' },
    evaluate: ([value]) => toText(value),
  }),
] as const;
