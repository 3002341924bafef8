/** The conformance vectors of the language, one test per vector (cases/wdl-vectors.json). */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { equalValues } from '#core/json/equals.ts';
import { isObject } from '#core/json/objects.ts';
import { parseJson } from '#core/json/parse-json.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { ExpressionError } from './errors.ts';
import type { EvaluationSnapshot } from './snapshot.ts';
import { contextFromSnapshot } from './snapshot-context.ts';
import { evaluateTemplate } from './template.ts';

type Vector = { fn: string; expr: string; context?: ValueObject; expected?: Value; expectError?: boolean };

const vectors = parseJson(readFileSync(new URL('./cases/wdl-vectors.json', import.meta.url), 'utf8')) as Vector[];

let guids = 0;
const source = {
  now: 0,
  random: () => 0.5,
  newGuid: () => {
    guids += 1;
    return `00000000-0000-4000-8000-${String(guids).padStart(12, '0')}`;
  },
};

function evaluate(vector: Vector): Value {
  const { triggerBody, ...rest } = vector.context ?? {};
  const trigger = triggerBody === undefined ? rest.trigger : { outputs: { body: triggerBody } };
  const snapshot = (isObject(trigger) ? { ...rest, trigger } : rest) as EvaluationSnapshot;
  return evaluateTemplate(vector.expr, contextFromSnapshot(snapshot, source));
}

const byFunction = new Map<string, Vector[]>();
for (const vector of vectors) byFunction.set(vector.fn, [...(byFunction.get(vector.fn) ?? []), vector]);

for (const [name, cases] of byFunction) {
  describe(name, () => {
    it.each(cases.map((vector) => ({ ...vector, title: vector.expr })))('evaluates $title', (vector) => {
      if (vector.expectError) {
        expect(() => evaluate(vector)).toThrow(ExpressionError);
        return;
      }
      const value = evaluate(vector);
      const isEqual = equalValues(value, vector.expected ?? null);
      expect(isEqual ? 'equal' : printJson(value)).toBe(isEqual ? 'equal' : printJson(vector.expected ?? null));
    });
  });
}
