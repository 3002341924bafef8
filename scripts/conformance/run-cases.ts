/** Run vectors: a definition is checked, and then fired and run as far as it goes, by whichever host is given. */

import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { RunVector } from '#core/interpreter/testing/vector.ts';
import { type Mismatch, type Seen, vectorMismatches } from '#core/interpreter/testing/vector-mismatches.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value } from '#core/json/value.ts';
import { validateDefinition } from '#core/validation/validate-definition.ts';
import { brokenBy, type CaseResult, judged } from './case-result.ts';
import { fireLocally, type LocalFiring } from './fire-locally.ts';

/** Fires and waits for the end; `uncovered` names calls that no server was prepared for. */
export type Fire = (firing: LocalFiring) => Promise<Seen & { uncovered: string[] }>;

export async function runCase(vector: RunVector, fire: Fire = fireLocally): Promise<CaseResult> {
  try {
    return judged(vector.name, await differencesOf(vector, fire));
  } catch (error) {
    return judged(vector.name, [brokenBy(error)]);
  }
}

async function differencesOf(vector: RunVector, fire: Fire): Promise<Mismatch[]> {
  const { name, expect, trigger, http = [], now, parameters = {} } = vector;
  const kind = vector.kind ?? 'Stateful';
  const text = printJson({ kind, definition: vector.definition as unknown as Value });
  const problems = validateDefinition(text, { parameters });
  if (expect.problems)
    return problemDifferences(
      expect.problems,
      problems.map(({ pointer }) => pointer),
    );
  const errors = problems.filter(({ severity }) => severity === 'error');
  const { definition } = parseDefinition(text);
  if (definition === null || errors.length > 0) {
    return errors.map(({ pointer, message }) => ({ place: pointer, expected: 'no error', got: message }));
  }
  const { uncovered, ...seen } = await fire({
    flow: { name, definition, kind, parameters },
    firings: Array.isArray(trigger) ? trigger : [trigger],
    servers: http,
    now: Date.parse(now),
  });
  return [
    ...vectorMismatches(expect, seen),
    ...uncovered.map((call) => ({ place: 'calls', expected: 'only calls that a server covers', got: call })),
  ];
}

/** Pointers are into the definition, which the checked text holds under `definition`. */
function problemDifferences(expected: readonly string[], found: readonly string[]): Mismatch[] {
  const own = found.map((pointer) => pointer.replace(/^\/definition/, ''));
  const missed = expected.filter(
    (place) => !own.some((pointer) => pointer === place || pointer.startsWith(`${place}/`)),
  );
  return missed.map((place) => ({ place: 'problems', expected: place, got: [...own] }));
}
