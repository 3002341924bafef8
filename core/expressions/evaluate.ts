/** Syntax tree → closure, built once and called per evaluation. */

import type { Value } from '#core/json/value.ts';
import type { Call, Expression, Member } from './ast.ts';
import { callError } from './call-errors.ts';
import { textTooLong } from './check-limits.ts';
import type { EvaluationContext } from './context.ts';
import { locateError, type TextRange } from './errors.ts';
import { argumentChecks, checkArguments } from './functions/check-arguments.ts';
import type { FunctionRow } from './functions/define-function.ts';
import { findFunction } from './functions/index.ts';
import { MAX_TEXT_LENGTH } from './limits.ts';
import { accessMember } from './member-access.ts';

/** Throws `ExpressionError`, or `PayloadNeeded` when it has to look into a stored value. */
export type CompiledExpression = (context: EvaluationContext) => Value;

/** Never throws: a call that cannot work throws its `ExpressionError` when it is evaluated. */
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
  const problem = callError(call);
  if (!row || problem) {
    return () => {
      throw problem;
    };
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

type EagerRow = Extract<FunctionRow, { kind: 'eager' }>;

function eagerCall(row: EagerRow, call: Call, compiled: CompiledExpression[]): CompiledExpression {
  const { evaluate } = row;
  const constants = constantArguments(row, call);
  if (constants) return (context) => evaluate(constants, context);
  const checks = argumentChecks(row, compiled.length);
  return (context) => {
    const values: Value[] = [];
    let fits = true;
    for (let index = 0; index < compiled.length; index += 1) {
      const value = compiled[index]?.(context) ?? null;
      values.push(value);
      fits &&= checks[index]?.(value) !== false;
    }
    if (!fits) checkArguments(row, values);
    return evaluate(values, context);
  };
}

/** The arguments when all are literals of the right types, so that `variables('x')` is checked once. */
function constantArguments(row: EagerRow, call: Call): Value[] | undefined {
  const values: Value[] = [];
  for (const argument of call.arguments) {
    if (argument.kind !== 'literal') return undefined;
    values.push(argument.value);
  }
  const checks = argumentChecks(row, values.length);
  // A call that is never reached must not fail: the check is made again when it is evaluated.
  return values.every((value, index) => checks[index]?.(value) !== false) ? values : undefined;
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
