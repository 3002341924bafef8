/**
 * How quick the engine is: the whole product on this machine, with the callers and the remote API on it as well. One round to
 * warm up and three that count: the median, and the range. `npm run bench -- engine`; `SCENARIO=synchronous` for one alone.
 * With `WRITE=1` the figures go into docs/benchmarks.md and docs/benchmarks.json.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Measured, printed, writeFigures } from '#bench/engine/report.ts';
import { type Figures, SCENARIOS, type Subject } from '#bench/engine/scenarios.ts';
import { startTargetServer } from '#bench/engine/target-server.ts';
import { signedInApi } from '#e2e/owner.ts';
import { environmentOf } from '#scripts/services/process-info.ts';
import { startProduct } from '#scripts/testing/product.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const ONLY = process.env.SCENARIO;

async function measure(subject: Subject): Promise<Measured[]> {
  const all: Measured[] = [];
  for (const { name, round } of SCENARIOS) {
    if (ONLY !== undefined && ONLY !== name) continue;
    const rounds: Figures[] = [];
    await round(subject);
    for (let count = 0; count < ROUNDS; count += 1) rounds.push(await round(subject));
    const measured = Object.entries(rounds[0] ?? {}).map(([title, { unit }]) => {
      const values = rounds.map((figures) => figures[title]?.value ?? Number.NaN);
      return { scenario: name, title, unit, values: values.sort((a, b) => a - b) };
    });
    for (const each of measured) console.log(printed(each));
    all.push(...measured);
  }
  return all;
}

/** How long a start takes that finds everything built and its data in place. */
async function measureStarts(home: string): Promise<Measured> {
  const values: number[] = [];
  for (let count = 0; count < ROUNDS; count += 1) {
    const begin = performance.now();
    const product = await startProduct({ home });
    values.push((performance.now() - begin) / 1000);
    await product.stop();
  }
  return {
    scenario: 'start',
    title: 'start to ready, nothing changed',
    unit: 's',
    values: values.sort((a, b) => a - b),
  };
}

const product = await startProduct();
const target = await startTargetServer();
const database = new pg.Pool({ connectionString: environmentOf(product.processId('worker')).DATABASE_URL, max: 2 });
let figures: Measured[] = [];
try {
  const api = await signedInApi(product.url);
  figures = await measure({ product, api, database, target: target.url });
} finally {
  await database.end();
  target.stop();
  await product.stop();
}
if (ONLY === undefined || ONLY === 'start') {
  const home = await mkdtemp(join(tmpdir(), 'millrace-bench-'));
  await (await startProduct({ home })).stop();
  const starts = await measureStarts(home);
  console.log(printed(starts));
  figures.push(starts);
  await rm(home, { recursive: true, force: true });
}
if (process.env.WRITE === '1') writeFigures(figures);
