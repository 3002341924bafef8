/** `npm run check`: everything that can be told of the code without running it. Shows all problems, not only the first. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { promisify } from 'node:util';
import { bringUpToDate } from '#scripts/build/build-all.ts';
import { PRISMA_CLIENT } from '#scripts/build/build-steps.ts';
import { staleFiles } from '#scripts/gen/generated-files.ts';
import { inRepository } from '#scripts/repository-root.ts';
import { messageOf, setUpFailureLine } from '#scripts/set-up-error.ts';
import { createProgress, seconds } from '#scripts/start/progress.ts';
import { lockFileProblems } from './lock-file.ts';

/** Returns what is wrong, in lines; '' when nothing is. */
type Check = { name: string; run: () => Promise<string> };

const CHECKS: readonly Check[] = [
  {
    name: 'lock file',
    run: async () => lockFileProblems(JSON.parse(await readFile(inRepository('package-lock.json'), 'utf8'))).join('\n'),
  },
  { name: 'generated files', run: generatedFiles },
  { name: 'types', run: () => program('node_modules/typescript/bin/tsc', '--noEmit') },
  { name: 'lint, format, import walls', run: () => program('node_modules/@biomejs/biome/bin/biome', 'ci', '.') },
  { name: 'unused code', run: () => program('node_modules/knip/bin/knip.js') },
];

/** The exit code: 0 when nothing is wrong. */
export async function main(): Promise<number> {
  try {
    await bringUpToDate(PRISMA_CLIENT, createProgress(console.log).step);
  } catch (error) {
    console.error(setUpFailureLine(error));
    return 1;
  }
  // Next's types of the routes, which a fresh clone lacks.
  const failures = [
    await failureOf({ name: 'route types', run: () => program('node_modules/next/dist/bin/next', 'typegen') }),
  ];
  for (const check of CHECKS) failures.push(await failureOf(check));
  const failed = failures.filter((name) => name !== undefined);
  console.log(failed.length === 0 ? 'Everything is in order.' : `Not in order: ${failed.join('; ')}.`);
  return failed.length === 0 ? 0 : 1;
}

/** Runs a check and shows what it found. Returns its name when it found something. */
async function failureOf({ name, run }: Check): Promise<string | undefined> {
  const begin = Date.now();
  const problems = await run().catch(messageOf);
  console.log(`${problems === '' ? '✓' : '✗'} ${name} (${seconds(begin)})`);
  if (problems === '') return undefined;
  console.log(problems);
  return name;
}

async function generatedFiles(): Promise<string> {
  const stale = await staleFiles();
  return stale
    .map(({ path }) => `${relative(inRepository(), path)} is not what its sources make it: run "npm run gen".`)
    .join('\n');
}

/** What a Node program wrote, when it ended with an error. */
async function program(file: string, ...args: string[]): Promise<string> {
  try {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
    await promisify(execFile)(process.execPath, [inRepository(file), ...args], {
      cwd: inRepository(),
      env,
      maxBuffer: 64 * 1024 * 1024,
    });
    return '';
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    return `${stdout ?? ''}${stderr ?? ''}`.trim() || messageOf(error);
  }
}
