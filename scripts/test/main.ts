/**
 * `npm test`: unit, integration and browser tests one after the other, and their sum as the last line.
 * `npm test -- unit` (or integration, e2e; several too) runs those alone; what follows goes to the runners, for example a path.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringUpToDate } from '#scripts/build/build-all.ts';
import { PRISMA_CLIENT } from '#scripts/build/build-steps.ts';
import { inRepository } from '#scripts/repository-root.ts';
import { setUpFailureLine } from '#scripts/set-up-error.ts';
import { createProgress, seconds } from '#scripts/start/progress.ts';
import { closingLine, judged, type Result, readPlaywrightReport, readVitestReport, sumOf } from './result.ts';

type Runner = {
  args: (reportFile: string) => string[];
  env?: (reportFile: string) => { [name: string]: string };
  read: (report: unknown) => Result;
};

const RUNNERS: { [name: string]: Runner } = {
  unit: vitest('unit'),
  integration: vitest('integration'),
  e2e: {
    args: () => ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
    env: (reportFile) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile }),
    read: readPlaywrightReport,
  },
};

/** The exit code: 0 when every test passed and there were some. */
export async function main(args: readonly string[]): Promise<number> {
  const chosen = args.filter((arg) => arg in RUNNERS);
  const rest = args.filter((arg) => !(arg in RUNNERS));
  const reports = await mkdtemp(join(tmpdir(), 'millrace-reports-'));
  const results: Result[] = [];
  try {
    await bringUpToDate(PRISMA_CLIENT, createProgress(console.log).step);
    for (const [name, runner] of Object.entries(RUNNERS)) {
      if (chosen.length > 0 && !chosen.includes(name)) continue;
      results.push(await run(name, runner, { reportFile: join(reports, `${name}.json`), rest }));
    }
  } catch (error) {
    console.error(setUpFailureLine(error));
    results.push({ passed: 0, failed: 1, skipped: 0 });
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
  const sum = sumOf(results);
  console.log(closingLine(sum));
  return sum.failed === 0 && sum.passed > 0 ? 0 : 1;
}

function vitest(project: string): Runner {
  const program = ['node_modules/vitest/vitest.mjs', 'run', '--project', project];
  return {
    args: (reportFile) => [...program, '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`],
    read: readVitestReport,
  };
}

type Place = { reportFile: string; rest: readonly string[] };

async function run(name: string, { args, env, read }: Runner, { reportFile, rest }: Place): Promise<Result> {
  console.log(`\n── ${name} tests`);
  const begin = Date.now();
  const child = spawn(process.execPath, [...args(reportFile), ...rest], {
    cwd: inRepository(),
    env: { ...process.env, ...env?.(reportFile) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const report = await readFile(reportFile, 'utf8')
    .then(JSON.parse)
    .catch(() => undefined);
  const result = judged(report === undefined ? undefined : read(report), exitCode);
  console.log(
    `── ${name}: ${result.passed} of ${result.passed + result.failed} passed, exit code ${exitCode}, ${seconds(begin)}`,
  );
  return result;
}
