/** The cases of the language, one test each: the conformance vectors, and our own at the edges (cases/). */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseJson } from '#core/json/parse-json.ts';
import { type ExpressionVector, vectorMiss } from './testing/vector.ts';

const folder = new URL('./cases/', import.meta.url);
const vectors = readdirSync(folder).flatMap(
  (file) => parseJson(readFileSync(new URL(file, folder), 'utf8')) as ExpressionVector[],
);

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
