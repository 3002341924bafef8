/**
 * How quick the run history is in the database with 1,000,000 runs and 5,000,000 action records: every filter alone, some
 * together, the counts of the chart. Fails when a question takes longer than it may; says where much of a table was read.
 * `npm run bench -- history`; `HISTORY_RUNS=100000` for fewer runs.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { generateHistory } from '#bench/history/generate-history.ts';
import { type Measured, measure } from '#bench/history/measure-statements.ts';
import { questionsTo } from '#bench/history/questions.ts';
import { applyMigrations } from '#scripts/services/apply-migrations.ts';
import { startPostgres } from '#scripts/services/postgres.ts';
import { closeDatabase } from '#server/database.ts';

const RUNS = Number(process.env.HISTORY_RUNS ?? 1_000_000);
/** Milliseconds that one question may take the database. */
const LIMIT = 300;

function rowOf(title: string, { middle, worst, statements, tableReads }: Measured): string {
  const figures = [middle, worst].map((value) => `${value.toFixed(1)} ms`.padStart(10)).join('');
  const flaws = [
    ...(worst > LIMIT ? [`over ${LIMIT} ms`] : []),
    ...tableReads.map((table) => `reads much of ${table}`),
  ];
  return `${title.padEnd(64)}${figures}${String(statements).padStart(4)}  ${flaws.join(', ')}`;
}

async function measureAll(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const begin = performance.now();
  const tell = (line: string) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${line.padEnd(60)}`);
  };
  const { runs, records } = await generateHistory(client, RUNS, tell);
  tell('');
  console.log(`${runs} runs and ${records} records made in ${Math.round((performance.now() - begin) / 1000)} s`);
  console.log(`${''.padEnd(64)}${'median'.padStart(10)}${'worst'.padStart(10)}  statements`);
  for (const { title, ask } of await questionsTo(client)) {
    const measured = await measure(ask);
    console.log(rowOf(title, measured));
    if (measured.worst > LIMIT) process.exitCode = 1;
  }
  await client.end();
}

const folder = await mkdtemp(join(tmpdir(), 'millrace-history-'));
const postgres = await startPostgres({ dataFolder: join(folder, 'postgres'), settings: ['fsync=off'] });
try {
  process.env.DATABASE_URL = postgres.url;
  await applyMigrations(postgres.url);
  await measureAll(postgres.url);
} finally {
  await closeDatabase();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
