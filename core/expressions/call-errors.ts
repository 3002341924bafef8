/**
 * What is wrong with a call whatever its arguments are: no such function, or another number of arguments. The evaluation
 * fails only where it reaches such a call, as the reference does; validation reports all of them.
 */

import type { Call, Expression } from './ast.ts';
import { ExpressionError, locateError } from './errors.ts';
import { checkArgumentCount } from './functions/check-arguments.ts';
import { findFunction, functionTable } from './functions/index.ts';
import { suggestion } from './near-name.ts';

/** `undefined` when nothing is wrong. */
export function callError(call: Call): ExpressionError | undefined {
  const row = findFunction(call.name);
  if (!row) return unknownFunction(call);
  try {
    checkArgumentCount(row, call.arguments.length);
    return undefined;
  } catch (error) {
    const located = locateError(error, { range: call.range });
    if (located instanceof ExpressionError) return located;
    throw error;
  }
}

/** The errors of all calls in the expression, from left to right. */
export function callErrors(expression: Expression): ExpressionError[] {
  switch (expression.kind) {
    case 'literal':
      return [];
    case 'member':
      return [...callErrors(expression.target), ...callErrors(expression.key)];
    case 'call': {
      const own = callError(expression);
      return [...(own ? [own] : []), ...expression.arguments.flatMap(callErrors)];
    }
  }
}

function unknownFunction(call: Call): ExpressionError {
  const names = functionTable.flatMap((row) => [row.name, ...(row.aliases ?? [])]);
  const hint = suggestion(call.name, names);
  return new ExpressionError(`The template function '${call.name}' is not defined or not valid.${hint}`, {
    range: call.nameRange,
    detail: { function: call.name },
  });
}
