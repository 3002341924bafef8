/** The conformance vectors of the language, one test per vector (cases/wdl-vectors.json). */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseJson } from '#core/json/parse-json.ts';
import { type ExpressionVector, vectorMiss } from './testing/vector.ts';

const vectors = parseJson(
  readFileSync(new URL('./cases/wdl-vectors.json', import.meta.url), 'utf8'),
) as ExpressionVector[];

const byFunction = new Map<string, ExpressionVector[]>();
for (const vector of vectors) {
  const name = vector.fn ?? '';
  byFunction.set(name, [...(byFunction.get(name) ?? []), vector]);
}

for (const [name, cases] of byFunction) {
  describe(name, () => {
    it.each(cases.map((vector) => ({ ...vector, title: vector.expr })))('evaluates $title', (vector) => {
      expect(vectorMiss(vector)).toBeUndefined();
    });
  });
}
