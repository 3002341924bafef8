/** Syntax tree → closure, built once and called per evaluation. */

import type { Value } from '#core/json/value.ts';
import type { Call, Expression, Member } from './ast.ts';
import type { EvaluationContext } from './context.ts';
import { ExpressionError, locateError, type TextRange } from './errors.ts';
import { checkArgumentCount, checkArguments } from './functions/check-arguments.ts';
import type { FunctionRow } from './functions/define-function.ts';
import { findFunction, functionTable } from './functions/index.ts';
import { MAX_TEXT_LENGTH } from './limits.ts';
import { accessMember } from './member-access.ts';
import { suggestion } from './near-name.ts';
import { textTooLong } from './text-limit.ts';

/** Throws `ExpressionError`, or `PayloadNeeded` when it has to look into a stored value. */
export type CompiledExpression = (context: EvaluationContext) => Value;

/** Throws `ExpressionError` for an unknown function or a wrong number of arguments. */
export function compileExpression(expression: Expression): CompiledExpression {
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression;
      return () => value;
    }
    case 'call':
      return compileCall(expression);
    case 'member':
      return compileMember(expression);
  }
}

function compileMember({ target, key, isOptional, range }: Member): CompiledExpression {
  const compiledTarget = compileExpression(target);
  const place = { range };
  if (key.kind === 'literal') {
    const name = key.value;
    return (context) => {
      const value = compiledTarget(context);
      try {
        return accessMember(value, name, isOptional);
      } catch (error) {
        throw locateError(error, place);
      }
    };
  }
  const compiledKey = compileExpression(key);
  return (context) => {
    const value = compiledTarget(context);
    const name = compiledKey(context);
    try {
      return accessMember(value, name, isOptional);
    } catch (error) {
      throw locateError(error, place);
    }
  };
}

function compileCall(call: Call): CompiledExpression {
  const row = findFunction(call.name);
  if (!row) throw unknownFunction(call);
  try {
    checkArgumentCount(row, call.arguments.length);
  } catch (error) {
    throw locateError(error, { range: call.range });
  }
  const compiled = call.arguments.map(compileExpression);
  if (row.kind === 'lazy') {
    const { evaluate } = row;
    return guarded(call.range, (context) =>
      evaluate(
        compiled.map((value) => () => value(context)),
        context,
      ),
    );
  }
  return guarded(call.range, eagerCall(row, call, compiled));
}

function eagerCall(
  row: Extract<FunctionRow, { kind: 'eager' }>,
  call: Call,
  compiled: CompiledExpression[],
): CompiledExpression {
  const { evaluate } = row;
  const constants = constantArguments(row, call);
  if (constants) return (context) => evaluate(constants, context);
  return (context) => {
    const values = new Array<Value>(compiled.length);
    for (const [index, value] of compiled.entries()) values[index] = value(context);
    checkArguments(row, values);
    return evaluate(values, context);
  };
}

/** The arguments when all are literals of the right types, so that `variables('x')` is checked once. */
function constantArguments(row: FunctionRow, call: Call): Value[] | undefined {
  const values: Value[] = [];
  for (const argument of call.arguments) {
    if (argument.kind !== 'literal') return undefined;
    values.push(argument.value);
  }
  try {
    checkArguments(row, values);
    return values;
  } catch {
    // A call that is never reached must not fail: the check is made again when it is evaluated.
    return undefined;
  }
}

function guarded(range: TextRange, evaluate: CompiledExpression): CompiledExpression {
  const place = { range };
  return (context) => {
    try {
      const value = evaluate(context);
      if (typeof value === 'string' && value.length > MAX_TEXT_LENGTH) throw textTooLong(value.length);
      return value;
    } catch (error) {
      throw locateError(error, place);
    }
  };
}

function unknownFunction(call: Call): ExpressionError {
  const names = functionTable.flatMap((row) => [row.name, ...(row.aliases ?? [])]);
  const hint = suggestion(call.name, names);
  return new ExpressionError(`The template function '${call.name}' is not defined or not valid.${hint}`, {
    range: call.nameRange,
    detail: { function: call.name },
  });
}
