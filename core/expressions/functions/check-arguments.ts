/** Checks the arguments of a call against the row of its function (WDL reference 14, Errors to reproduce). */

import { describeValue } from '#core/expressions/describe-value.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { isInteger, isNumeric } from '#core/json/numbers.ts';
import { isObject } from '#core/json/objects.ts';
import { PayloadNeeded, PayloadRef } from '#core/json/payload-ref.ts';
import type { Value } from '#core/json/value.ts';
import type { ArgumentType, FunctionParam, FunctionRow } from './define-function.ts';

const CHECKS = {
  any: () => true,
  text: (value) => typeof value === 'string',
  number: isNumeric,
  integer: isInteger,
  boolean: (value) => typeof value === 'boolean',
  array: Array.isArray,
  object: isObject,
  'text or array': (value) => typeof value === 'string' || Array.isArray(value),
  'array or object': (value) => Array.isArray(value) || isObject(value),
} satisfies Record<ArgumentType, ArgumentCheck>;

type ArgumentCheck = (value: Value) => boolean;

/** For each argument what says whether its type is right; `undefined` where any value is. */
export function argumentChecks(row: FunctionRow, count: number): (ArgumentCheck | undefined)[] {
  return Array.from({ length: count }, (_, index) => {
    const { type = 'any' } = row.params[index] ?? row.params.at(-1) ?? {};
    return type === 'any' ? undefined : CHECKS[type];
  });
}

/** Throws when the function does not take that many arguments. */
export function checkArgumentCount(row: FunctionRow, count: number): void {
  const least = row.params.filter((param) => !param.optional && !param.rest).length;
  const isOpen = row.params.at(-1)?.rest === true;
  if (count >= least && (isOpen || count <= row.params.length)) return;
  const expected = isOpen
    ? `at least ${plural(least)}`
    : least === row.params.length
      ? plural(least)
      : `${least} to ${plural(row.params.length)}`;
  throw new ExpressionError(
    `The function '${row.name}' expects ${expected}: ${signature(row)}. It was given ${count === 0 ? 'none' : count}.`,
    { detail: { function: row.name, expected, given: String(count) } },
  );
}

/** Throws at the first argument of a wrong type; `PayloadNeeded` where a stored value must be looked into. */
export function checkArguments(row: FunctionRow, values: readonly Value[]): void {
  for (let index = 0; index < values.length; index += 1) {
    const param = row.params[index] ?? row.params.at(-1);
    if (!param || param.type === 'any') continue;
    const value = values[index] ?? null;
    if (value instanceof PayloadRef) throw new PayloadNeeded(value);
    if (!CHECKS[param.type](value)) throw wrongArgument({ row, param, index, value });
  }
}

type WrongArgument = { row: FunctionRow; param: FunctionParam; index: number; value: Value };

function wrongArgument({ row, param, index, value }: WrongArgument): ExpressionError {
  const given = describeValue(value);
  return new ExpressionError(
    `The function '${row.name}' expects ${expectedType(param.type)} as its ${ordinal(index)} argument '${param.name}', but was given ${given}.`,
    { detail: { function: row.name, argument: param.name, expected: param.type, given } },
  );
}

/** The signature as help shows it: `substring(text, start, length?)`. */
function signature(row: FunctionRow): string {
  const params = row.params.map((param) =>
    param.rest ? `${param.name}…` : param.optional ? `${param.name}?` : param.name,
  );
  return `${row.name}(${params.join(', ')})`;
}

function expectedType(type: ArgumentType): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function plural(count: number): string {
  return count === 1 ? '1 argument' : `${count} arguments`;
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

function ordinal(index: number): string {
  return ORDINALS[index] ?? `${index + 1}th`;
}
