/** The conformance data of the project, by the product's own code paths on the local host. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import type { ExpressionVector } from '#core/expressions/testing/vector.ts';
import { parseVectors, type RunVector } from '#core/interpreter/testing/vector.ts';
import { parseJson } from '#core/json/parse-json.ts';
import { inRepository } from '#scripts/repository-root.ts';
import { runExpressionCase } from './expression-cases.ts';
import { createReport } from './report.ts';
import { runCase } from './run-cases.ts';

const VECTORS = parseVectors(readFileSync(inRepository('core/interpreter/cases/run-vectors.json'), 'utf8'));

function vector(name: string): RunVector {
  const found = VECTORS.find((one) => one.name === name);
  if (!found) throw new Error(`There is no vector '${name}'.`);
  return found;
}

describe('run vectors on the local host', () => {
  it('all come out as expected', async () => {
    const results = await Promise.all(VECTORS.map((one) => runCase(one)));
    expect(results.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  });

  // What the data leaves out: found by reading the reference, or wrong before.
  it('all come out as expected, those of our own, too', async () => {
    const own = parseVectors(readFileSync(inRepository('core/interpreter/cases/more-run-vectors.json'), 'utf8'));
    const results = await Promise.all(own.map((one) => runCase(one)));
    expect(results.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  });

  it('fail where something else comes out, and say what', async () => {
    const { definition, ...rest } = vector('http-success-outputs');
    const result = await runCase({ ...rest, definition, expect: { status: 'Cancelled' } });
    expect(result.differences).toEqual([{ place: 'status', expected: 'Cancelled', got: 'Succeeded' }]);
  });

  it('fail when a call is made that no server covers', async () => {
    const result = await runCase({ ...vector('http-4xx-is-not-retried'), http: [], expect: {} });
    expect(result.differences[0]?.place).toBe('calls');
  });

  it('fail when no run was started though one is expected', async () => {
    const result = await runCase({ ...vector('trigger-condition-false'), expect: { status: 'Succeeded' } });
    expect(result.differences).toEqual([{ place: 'runs', expected: 1, got: 0 }]);
  });

  it('fail when a problem is not found', async () => {
    const result = await runCase({ ...vector('run-after-chain'), expect: { problems: ['/actions/Nowhere'] } });
    expect(result.outcome).toBe('failed');
  });
});

describe('expression vectors', () => {
  it('pass by value or by failing, as expected', () => {
    const cases = parseJson('[{"expr":"@add(1,1)","expected":2},{"expr":"@add(1)","expectError":true}]');
    const outcomes = (cases as ExpressionVector[]).map((one) => runExpressionCase(one).outcome);
    expect(outcomes).toEqual(['passed', 'passed']);
  });

  it('fail with what came out', () => {
    expect(runExpressionCase({ expr: '@add(1,1)', expected: 3 }).differences).toEqual([
      { place: 'value', expected: 3, got: 2 },
    ]);
    expect(runExpressionCase({ expr: '@add(1,1)', expectError: true }).outcome).toBe('failed');
  });
});

describe('the report', () => {
  it('has a row per case that falls short and the counts alone on the last line', () => {
    const lines: string[] = [];
    const report = createReport(false, (line) => lines.push(line));
    report.add(runExpressionCase({ expr: '@add(1,1)', expected: 3 }));
    report.add(runExpressionCase({ expr: '@add(1,1)', expected: 2 }));
    expect(report.end()).toBe(1);
    expect(lines).toEqual(['@add(1,1): value: expected 3, got 2', '1 passed, 1 failed']);
  });
});
