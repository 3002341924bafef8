/**
 * `npm run conformance -- vectors FILE | runs FILE | definitions DIR`, each with `--json`: whether the product
 * behaves as the data says. The paths are the product's own; only network and clock are made up.
 */

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { parseVectors } from '#core/interpreter/testing/vector.ts';
import { parseJson } from '#core/json/parse-json.ts';
import { messageOf } from '#scripts/set-up-error.ts';
import type { CaseResult } from './case-result.ts';
import { runDefinitionCase } from './definition-cases.ts';
import { type ExpressionCase, runExpressionCase } from './expression-cases.ts';
import { createReport } from './report.ts';
import { runCase } from './run-cases.ts';

const USAGE =
  'Usage: npm run --silent conformance -- vectors FILE | runs FILE | definitions DIR, each with --json if wanted.';

type Cases = AsyncIterable<CaseResult>;

export async function main(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    const [kind = '', path = ''] = positionals;
    const report = createReport(values.json, (line) => process.stdout.write(`${line}\n`));
    for await (const result of casesOf(kind, path)) report.add(result);
    return report.end();
  } catch (error) {
    console.error(messageOf(error));
    return 2;
  }
}

function casesOf(kind: string, path: string): Cases {
  if (path !== '' && kind === 'vectors') return expressionCases(path);
  if (path !== '' && kind === 'runs') return runCases(path);
  if (path !== '' && kind === 'definitions') return definitionCases(path);
  throw new Error(USAGE);
}

async function* expressionCases(path: string): Cases {
  for (const vector of parseJson(await readFile(path, 'utf8')) as ExpressionCase[]) yield runExpressionCase(vector);
}

async function* runCases(path: string): Cases {
  for (const vector of parseVectors(await readFile(path, 'utf8'))) yield runCase(vector);
}

async function* definitionCases(folder: string): Cases {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  for (const file of files) yield runDefinitionCase(file, await readFile(join(folder, file), 'utf8'));
}
