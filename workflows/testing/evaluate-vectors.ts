/**
 * A workflow that evaluates expression vectors in Temporal's sandbox, where no global of Node is at hand and what the
 * preloaded modules export is frozen.
 */

import { type ExpressionVector, vectorMiss } from '#core/expressions/testing/vector.ts';
import { parseJson } from '#core/json/parse-json.ts';
import { printJson } from '#core/json/print-json.ts';

/** Takes a JSON list of vectors; gives a line for each that comes out otherwise than it says. */
export async function evaluateVectors(vectors: string): Promise<string[]> {
  return (parseJson(vectors) as ExpressionVector[]).flatMap((vector) => {
    const miss = missOf(vector);
    return miss === undefined ? [] : [`${printJson(vector.expr)}: ${miss}`];
  });
}

function missOf(vector: ExpressionVector): string | undefined {
  try {
    const miss = vectorMiss(vector);
    return miss && `${printJson(miss.expected)} is expected, it gives ${printJson(miss.got)}`;
  } catch (error) {
    return String(error);
  }
}
