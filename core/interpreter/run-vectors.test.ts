import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { fakeHost, runOnFakeHost } from './testing/fake-host.ts';
import { runInput } from './testing/run-input.ts';
import { type Firing, parseVectors, type RunVector, triggerOutputs } from './testing/vector.ts';
import { vectorMismatches } from './testing/vector-mismatches.ts';

const VECTORS = parseVectors(readFileSync(new URL('./cases/run-vectors.json', import.meta.url), 'utf8'));

/** What the trigger endpoint decides before a run starts, or answers in place of a Response. */
const OF_THE_GATEWAY: readonly string[] = [
  'no-response-action-gives-202',
  'response-not-reached-gives-502',
  'response-too-late',
  'request-schema-mismatch-gives-400',
  'trigger-condition-false',
  'split-on-starts-a-run-per-item',
  'trigger-concurrency-of-one',
];

/** What checking the definition reports; there is nothing to run. */
const OF_THE_VALIDATION: readonly string[] = [
  'terminate-in-foreach-is-refused',
  'parameter-without-value',
  'unknown-action-type',
  'reference-to-a-later-action-is-refused',
];

describe('a run of the conformance data', () => {
  const own = VECTORS.filter(({ name }) => !OF_THE_GATEWAY.includes(name) && !OF_THE_VALIDATION.includes(name));

  it.each(own.map((vector) => [vector.name, vector] as const))('%s', async (_, vector) => {
    expect(await mismatches(vector)).toEqual([]);
  });

  it('leaves to the trigger endpoint only the response or what starts no plain run', async () => {
    for (const vector of VECTORS.filter(({ name }) => OF_THE_GATEWAY.includes(name))) {
      const { response, runs, trigger } = vector.expect;
      expect([vector.name, response ?? runs ?? trigger]).not.toContain(undefined);
    }
  });

  it('leaves to the validation exactly the definitions with expected problems', () => {
    const withProblems = VECTORS.filter(({ expect: expected }) => expected.problems !== undefined);
    expect(withProblems.map(({ name }) => name)).toEqual(OF_THE_VALIDATION);
  });

  it('ends as expected where only the answer is the business of the trigger endpoint', async () => {
    for (const vector of VECTORS.filter(({ expect: expected }) => expected.response && expected.actions)) {
      const { response: _, ...expected } = vector.expect;
      expect([vector.name, await mismatches({ ...vector, expect: expected })]).toEqual([vector.name, []]);
    }
  });
});

async function mismatches(vector: RunVector): Promise<string[]> {
  const start = Date.parse(vector.now);
  const firing = firstFiring(vector.trigger);
  const host = fakeHost({ now: start, http: vector.http ?? [] });
  const input = runInput(vector.definition, {
    triggerName: firing.name,
    outputs: triggerOutputs(firing),
    parameters: vector.parameters ?? {},
    kind: vector.kind ?? 'Stateful',
  });
  const outcome = await runOnFakeHost({ input, host });
  return vectorMismatches(vector.expect, { outcome, host, elapsed: host.now() - start });
}

function firstFiring(trigger: Firing | Firing[]): Firing {
  return Array.isArray(trigger) ? (trigger[0] ?? { name: 'manual' }) : trigger;
}
