/**
 * What the page of a run with 100,000 iterations asks of the server, how long that takes, and how much it sends; the page itself in
 * a real browser; and a replay of that run from its failed iterations. `npm run bench -- run-view`; `ITERATIONS=10000` for fewer.
 */

import { chromium } from '@playwright/test';
import { Client } from 'pg';
import { generateLongRun, LONG_RUN } from '#bench/run-view/generate-long-run.ts';
import { measurePage, type PageFigures } from '#bench/run-view/measure-page.ts';
import { signedInApi } from '#e2e/owner.ts';
import { environmentOf } from '#scripts/services/process-info.ts';
import { chooseBrowser } from '#scripts/testing/browser.ts';
import { type Product, startProduct } from '#scripts/testing/product.ts';
import { closeDatabase } from '#server/database.ts';
import { getRun } from '#server/use-cases/get-run.ts';
import { listIterations } from '#server/use-cases/list-iterations.ts';
import { listRecords } from '#server/use-cases/list-records.ts';
import { replayRun } from '#server/use-cases/replay-run.ts';

const ITERATIONS = Number(process.env.ITERATIONS ?? 100_000);
const ROUNDS = 7;
const WARM_UP = 3;
async function measure(title: string, ask: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const begin = performance.now();
    bytes = JSON.stringify(await ask()).length;
    times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  const [middle = 0, worst = 0] = [times[Math.floor(ROUNDS / 2)], times.at(-1)];
  console.log(
    `${title.padEnd(48)}${middle.toFixed(1).padStart(9)} ms${worst.toFixed(1).padStart(9)} ms${String(bytes).padStart(9)} bytes`,
  );
}

async function measureAll(): Promise<void> {
  const loop = { actions: ['Prepare', 'Send'], prefix: '', from: 0, limit: 1_000 };
  console.log(`a run of ${ITERATIONS} iterations${'median'.padStart(34)}${'worst'.padStart(12)}${'sent'.padStart(14)}`);
  await measure('the run, its definition, the records outside', () => getRun(LONG_RUN));
  await measure('the first 1,000 iterations', () => listIterations(LONG_RUN, loop));
  await measure('the last 1,000 iterations', () => listIterations(LONG_RUN, { ...loop, from: ITERATIONS - 1_000 }));
  await measure('the failed iterations', () => listIterations(LONG_RUN, { ...loop, limit: 200, failed: '1' }));
  await measure('the records of one iteration', () => listRecords(LONG_RUN, String(ITERATIONS - 1).padStart(6, '0')));
}

async function measureReplay(): Promise<void> {
  const begin = performance.now();
  await replayRun(LONG_RUN, { from: 'FailedSteps', version: 'Own' });
  console.log(`a replay from the failed iterations is accepted in ${Math.round(performance.now() - begin)} ms`);
}

/** In a browser that has been there before, as that of a person at work: it keeps scripts compiled after a few visits. */
async function measureInBrowser({ url }: Product): Promise<void> {
  const api = await signedInApi(url);
  const browser = await chromium.launch(await chooseBrowser());
  try {
    const context = await browser.newContext({ baseURL: url, storageState: await api.storageState() });
    const visits: PageFigures[] = [];
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const page = await context.newPage();
      const figures = await measurePage(page, LONG_RUN);
      if (round >= 0) visits.push(figures);
      else if (round === -WARM_UP)
        console.log(`in a browser that was never there: ${figures.firstScreen.toFixed(0)} ms`);
      await page.close();
    }
    for (const { title, of, unit } of ROWS) {
      const [least, median, most] = spread(visits.map(of));
      console.log(`${title.padEnd(48)}${median} ${unit}, ${least} to ${most}`);
    }
  } finally {
    await browser.close();
    await api.dispose();
  }
}

const ROWS: readonly { title: string; of(figures: PageFigures): number; unit: string }[] = [
  { title: 'in the browser: the first screen', of: ({ firstScreen }) => firstScreen, unit: 'ms' },
  { title: 'in the browser: to the first that failed', of: ({ firstFailed }) => firstFailed, unit: 'ms' },
  { title: 'in the browser: data sent for the first screen', of: ({ sent }) => sent / 1024, unit: 'KB' },
];

function spread(values: number[]): string[] {
  const sorted = values.sort((a, b) => a - b);
  const chosen = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return chosen.map((value = Number.NaN) => value.toFixed(value < 10 ? 1 : 0));
}

const product = await startProduct();
const databaseUrl = environmentOf(product.processId('worker')).DATABASE_URL;
const client = new Client({ connectionString: databaseUrl });
try {
  process.env.DATABASE_URL = databaseUrl;
  await client.connect();
  await generateLongRun(client, ITERATIONS);
  await measureAll();
  await measureInBrowser(product);
  await measureReplay();
} finally {
  await client.end();
  await closeDatabase();
  await product.stop();
}
