/** Expression vectors: each evaluated as the interpreter evaluates a field of an action. */

import { describeError, ExpressionError } from '#core/expressions/errors.ts';
import type { EvaluationSnapshot } from '#core/expressions/snapshot.ts';
import { contextFromSnapshot } from '#core/expressions/snapshot-context.ts';
import { evaluateTemplate } from '#core/expressions/template.ts';
import { equalValues } from '#core/json/equals.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { brokenBy, type CaseResult, judged } from './case-result.ts';

export type ExpressionCase = { expr: Value; context?: ValueObject; expected?: Value; expectError?: boolean };

const source = { now: 0, random: Math.random, newGuid: () => crypto.randomUUID() };

export function runExpressionCase(vector: ExpressionCase): CaseResult {
  const { expr, expected = null, expectError = false } = vector;
  const name = typeof expr === 'string' ? expr : JSON.stringify(expr);
  try {
    const got = evaluateTemplate(expr, contextFromSnapshot(snapshotOf(vector), source));
    if (expectError) return judged(name, [{ place: 'value', expected: 'an error', got }]);
    return judged(name, equalValues(got, expected) ? [] : [{ place: 'value', expected, got }]);
  } catch (error) {
    if (!(error instanceof ExpressionError)) return judged(name, [brokenBy(error)]);
    return judged(name, expectError ? [] : [{ place: 'value', expected, got: `an error: ${describeError(error)}` }]);
  }
}

/** `triggerBody` is short for a trigger with that body. */
function snapshotOf({ context = {} }: ExpressionCase): EvaluationSnapshot {
  const { triggerBody, ...rest } = context;
  const trigger = triggerBody === undefined ? rest.trigger : { outputs: { body: triggerBody } };
  return (isObject(trigger) ? { ...rest, trigger } : rest) as EvaluationSnapshot;
}
