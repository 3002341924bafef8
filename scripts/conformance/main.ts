/**
 * `npm run conformance -- vectors FILE | runs FILE | definitions DIR`, each with `--json`: whether the product
 * behaves as the data says. The paths are the product's own; only network and clock are made up. With `--host temporal`
 * runs go through gateway, database and durable engine, in real time.
 */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { ExpressionVector } from '#core/expressions/testing/vector.ts';
import { parseVectors } from '#core/interpreter/testing/vector.ts';
import { parseJson } from '#core/json/parse-json.ts';
import { bringUpToDate } from '#scripts/build/build-all.ts';
import { PRISMA_CLIENT } from '#scripts/build/build-steps.ts';
import { messageOf } from '#scripts/set-up-error.ts';
import { createProgress } from '#scripts/start/progress.ts';
import type { CaseResult } from './case-result.ts';
import { runDefinitionCase } from './definition-cases.ts';
import { runExpressionCase } from './expression-cases.ts';
import { createReport } from './report.ts';
import { runCase } from './run-cases.ts';

const USAGE =
  'Usage: npm run --silent conformance -- vectors FILE | runs FILE [--host local|temporal] | definitions DIR, each with --json if wanted.';

/** Milliseconds of simulated time beyond which a vector is left out where time is real. */
const LONGEST_WAIT = 12_000;

type Cases = AsyncIterable<CaseResult>;
type Chosen = { kind: string; path: string; host: string };

export async function main(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, host: { type: 'string', default: 'local' } },
    });
    const [kind = '', path = ''] = positionals;
    const report = createReport(values.json, (line) => process.stdout.write(`${line}\n`));
    for await (const result of casesOf({ kind, path, host: values.host })) report.add(result);
    return report.end();
  } catch (error) {
    console.error(messageOf(error));
    return 2;
  }
}

function casesOf({ kind, path, host }: Chosen): Cases {
  if (path !== '' && kind === 'runs' && host === 'temporal') return durableRunCases(path);
  if (host !== 'local') throw new Error(USAGE);
  if (path !== '' && kind === 'vectors') return expressionCases(path);
  if (path !== '' && kind === 'runs') return runCases(path);
  if (path !== '' && kind === 'definitions') return definitionCases(path);
  throw new Error(USAGE);
}

async function* expressionCases(path: string): Cases {
  for (const vector of parseJson(await readFile(path, 'utf8')) as ExpressionVector[]) yield runExpressionCase(vector);
}

async function* runCases(path: string): Cases {
  for (const vector of parseVectors(await readFile(path, 'utf8'))) yield runCase(vector);
}

/** The engine is loaded only here: it needs the generated database client, which the other commands do without. */
async function* durableRunCases(path: string): Cases {
  const vectors = parseVectors(await readFile(path, 'utf8'));
  await bringUpToDate(PRISMA_CLIENT, createProgress(console.error).step);
  const [{ default: startServices }, { openRealEngine }, { runCaseDurably }] = await Promise.all([
    import('#scripts/testing/integration-services.ts'),
    import('./durable/real-engine.ts'),
    import('./durable/run-case-durably.ts'),
  ]);
  const stopServices = await startServices();
  try {
    const engine = await openRealEngine();
    try {
      for (const vector of vectors) yield await runCaseDurably(vector, { engine, longestWait: LONGEST_WAIT });
    } finally {
      await engine.close();
    }
  } finally {
    await stopServices();
  }
}

async function* definitionCases(folder: string): Cases {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  for (const file of files) yield runDefinitionCase(file, await readFile(join(folder, file), 'utf8'));
}
