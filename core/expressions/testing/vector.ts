/** Expression vectors: each evaluated as the interpreter evaluates a field of an action, wherever that runs. */

import { describeError, ExpressionError } from '#core/expressions/errors.ts';
import type { EvaluationSnapshot } from '#core/expressions/snapshot.ts';
import { contextFromSnapshot } from '#core/expressions/snapshot-context.ts';
import { evaluateTemplate } from '#core/expressions/template.ts';
import { equalValues } from '#core/json/equals.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';

export type ExpressionVector = {
  fn?: string;
  expr: Value;
  /** What the expression sees; `triggerBody` is short for a trigger with that body. */
  context?: ValueObject;
  expected?: Value;
  expectError?: boolean;
};

export type VectorMiss = { expected: Value; got: Value };

const GUID = '00000000-0000-4000-8000-';
let guids = 0;
const source = {
  now: 0,
  random: () => 0.5,
  newGuid: () => {
    guids += 1;
    return `${GUID}${String(guids).padStart(12, '0')}`;
  },
};

/** What comes out otherwise than the vector says. Throws what is no `ExpressionError`: a bug of the evaluator. */
export function vectorMiss(vector: ExpressionVector): VectorMiss | undefined {
  const { expr, expected = null, expectError = false } = vector;
  try {
    const got = evaluateTemplate(expr, contextFromSnapshot(snapshotOf(vector), source));
    if (expectError) return { expected: 'an error', got };
    return equalValues(got, expected) ? undefined : { expected, got };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return expectError ? undefined : { expected, got: `an error: ${describeError(error)}` };
  }
}

function snapshotOf({ context = {} }: ExpressionVector): EvaluationSnapshot {
  const { triggerBody, ...rest } = context;
  const trigger = triggerBody === undefined ? rest.trigger : { outputs: { body: triggerBody } };
  return (isObject(trigger) ? { ...rest, trigger } : rest) as EvaluationSnapshot;
}
