/** The run vectors on the durable engine: what it makes of a definition is what the local host makes of it. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { parseVectors } from '#core/interpreter/testing/vector.ts';
import { inRepository } from '#scripts/repository-root.ts';
import { openRealEngine, type RealEngine } from './real-engine.ts';
import { runCaseDurably } from './run-case-durably.ts';

const VECTORS = parseVectors(readFileSync(inRepository('core/interpreter/cases/run-vectors.json'), 'utf8'));

/** Most vectors wait for nothing; the others would only make the tests slow. */
const LONGEST_WAIT = 1_000;
const FEWEST_RUN = 60;

let engine: RealEngine;

beforeAll(async () => {
  engine = await openRealEngine();
});

afterAll(() => engine?.close());

it('runs the vectors of the language as they say', { timeout: 120_000 }, async () => {
  let passed = 0;
  for (const vector of VECTORS) {
    const { name, outcome, differences } = await runCaseDurably(vector, { engine, longestWait: LONGEST_WAIT });
    expect([name, differences]).toEqual([name, []]);
    if (outcome === 'passed') passed += 1;
  }
  expect(passed).toBeGreaterThanOrEqual(FEWEST_RUN);
});
