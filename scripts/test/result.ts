/** What came out of a test runner, read from its machine-readable report. */
import { z } from 'zod';

export type Result = { passed: number; failed: number; skipped: number };

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

/** A file that failed without a failed test (it could not be loaded, or its set-up threw) counts as one failed test. */
export function readVitestReport(json: unknown): Result {
  const report = vitestReport.parse(json);
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/** Errors outside of tests (a set-up that threw, a file that could not be loaded) count as failed tests. */
export function readPlaywrightReport(json: unknown): Result {
  const { stats, errors } = playwrightReport.parse(json);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}

/** A runner that ended with an error, or without running anything, has failed, whatever its report says. */
export function judged(result: Result | undefined, exitCode: number | null): Result {
  if (!result) return { passed: 0, failed: 1, skipped: 0 };
  const hasFailedSilently = result.failed === 0 && (exitCode !== 0 || result.passed === 0);
  return hasFailedSilently ? { ...result, failed: 1 } : result;
}

export function sumOf(results: readonly Result[]): Result {
  const sum = (key: keyof Result) => results.reduce((total, result) => total + result[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** The last line of the test command. */
export function closingLine({ passed, failed, skipped }: Result): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
