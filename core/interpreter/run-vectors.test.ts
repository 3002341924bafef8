import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { encodeContent } from '#core/content/encode-content.ts';
import { getProperty } from '#core/json/get-property.ts';
import type { FlowResponse } from './host.ts';
import { fakeHost, runOnFakeHost } from './testing/fake-host.ts';
import { runInput } from './testing/run-input.ts';
import { type Firing, parseVectors, type RunVector, triggerOutputs } from './testing/vector.ts';
import { type Mismatch, vectorMismatches } from './testing/vector-mismatches.ts';

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

async function mismatches(vector: RunVector): Promise<Mismatch[]> {
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
  return vectorMismatches(vector.expect, {
    runs: [{ outcome, records: [...host.records.values()] }],
    response: host.response && asSent(host.response),
    received: host.servers.received,
    elapsed: host.now() - start,
  });
}

/** With the content type that the gateway would send along. */
function asSent({ body, ...response }: FlowResponse): FlowResponse {
  if (body === undefined) return response;
  const given = getProperty(response.headers, 'content-type');
  const { contentType } = encodeContent(body, given === undefined ? undefined : String(given));
  if (contentType === undefined) return { ...response, body };
  return { ...response, body, headers: { 'content-type': contentType, ...response.headers } };
}

function firstFiring(trigger: Firing | Firing[]): Firing {
  return Array.isArray(trigger) ? (trigger[0] ?? { name: 'manual' }) : trigger;
}
