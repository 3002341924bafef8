import { describe, expect, it } from 'vitest';
import { closingLine, judged, readPlaywrightReport, readVitestReport, sumOf } from './result.ts';

const vitest = (
  numbers: { passed?: number; failed?: number; pending?: number; todo?: number },
  testResults: unknown[] = [],
) => ({
  numPassedTests: numbers.passed ?? 0,
  numFailedTests: numbers.failed ?? 0,
  numPendingTests: numbers.pending ?? 0,
  numTodoTests: numbers.todo ?? 0,
  testResults,
});

describe("vitest's report", () => {
  it('is counted by test', () => {
    expect(readVitestReport(vitest({ passed: 5, failed: 1, pending: 2, todo: 1 }))).toEqual({
      passed: 5,
      failed: 1,
      skipped: 3,
    });
  });

  it('counts a file that could not be loaded as a failed test', () => {
    const files = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ];
    expect(readVitestReport(vitest({ passed: 1, failed: 1 }, files)).failed).toBe(2);
  });
});

describe("Playwright's report", () => {
  it('counts a test that passed at a further try as passed, and an error outside of tests as failed', () => {
    const report = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{ message: 'no port' }] };
    expect(readPlaywrightReport(report)).toEqual({ passed: 4, failed: 2, skipped: 2 });
  });
});

describe('a runner', () => {
  it('has failed when it left no report', () => {
    expect(judged(undefined, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('has failed when it ended with an error though no test did', () => {
    expect(judged({ passed: 3, failed: 0, skipped: 0 }, 1).failed).toBe(1);
    expect(judged({ passed: 3, failed: 0, skipped: 0 }, null).failed).toBe(1);
  });

  it('has failed when it ran nothing', () => {
    expect(judged({ passed: 0, failed: 0, skipped: 4 }, 0).failed).toBe(1);
  });

  it('is believed when it failed or passed with its tests', () => {
    expect(judged({ passed: 3, failed: 2, skipped: 0 }, 1)).toEqual({ passed: 3, failed: 2, skipped: 0 });
    expect(judged({ passed: 3, failed: 0, skipped: 1 }, 0)).toEqual({ passed: 3, failed: 0, skipped: 1 });
  });
});

describe('the closing line', () => {
  it('sums up all runners', () => {
    const results = [
      { passed: 10, failed: 0, skipped: 1 },
      { passed: 5, failed: 2, skipped: 0 },
    ];
    expect(closingLine(sumOf(results))).toBe('15 passed, 2 failed, 1 skipped');
  });

  it('names skipped tests only when there are some', () => {
    expect(closingLine({ passed: 1, failed: 0, skipped: 0 })).toBe('1 passed, 0 failed');
  });
});
