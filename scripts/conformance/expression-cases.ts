/** Expression vectors: each evaluated as the interpreter evaluates a field of an action. */

import { type ExpressionVector, vectorMiss } from '#core/expressions/testing/vector.ts';
import { brokenBy, type CaseResult, judged } from './case-result.ts';

export function runExpressionCase(vector: ExpressionVector): CaseResult {
  const name = typeof vector.expr === 'string' ? vector.expr : JSON.stringify(vector.expr);
  try {
    const miss = vectorMiss(vector);
    return judged(name, miss ? [{ place: 'value', ...miss }] : []);
  } catch (error) {
    return judged(name, [brokenBy(error)]);
  }
}
