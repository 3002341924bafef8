/**
 * How quick the designer is in a real browser: how long a flow takes to open, how smoothly it pans, how long a key
 * takes to show in a field, a step to open, an edit to be undone. It starts a product of its own. `npm run bench -- designer`
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { generatedFlow } from '#bench/designer/generated-flow.ts';
import { type Figures, measureFlow } from '#bench/designer/measure-flow.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import { walkActions } from '#core/definition/walk.ts';
import { newFlow } from '#e2e/flows.ts';
import { signedInApi } from '#e2e/owner.ts';
import { inRepository } from '#scripts/repository-root.ts';
import { chooseBrowser } from '#scripts/testing/browser.ts';
import { startProduct } from '#scripts/testing/product.ts';

const REPETITIONS = 3;
const CORPUS = inRepository('..', 'shared', 'corpus');

type Subject = { title: string; text: string };

function countActions({ text }: Subject): number {
  return walkActions(parseDefinition(text).definition ?? {}).length;
}

function generated(count: number): Subject {
  return { title: 'generated', text: JSON.stringify(generatedFlow(count), null, 2) };
}

/** The real definition with the most actions, where the corpus lies beside this checkout. */
function largestReal(): Subject[] {
  if (!existsSync(CORPUS)) return [];
  const files = readdirSync(CORPUS).filter((name) => name.endsWith('.json'));
  const subjects = files.map((name) => ({ title: 'a real one', text: readFileSync(join(CORPUS, name), 'utf8') }));
  return subjects.sort((a, b) => countActions(b) - countActions(a)).slice(0, 1);
}

type Row = { title: string; of(figures: Figures): number; unit: string };

const ROWS: readonly Row[] = [
  { title: 'open, until the canvas answers', of: ({ open }) => open, unit: 'ms' },
  { title: 'pan by wheel', of: ({ wheel }) => wheel, unit: 'frames/s' },
  { title: 'pan by drag', of: ({ drag }) => drag, unit: 'frames/s' },
  { title: 'pan with the whole flow in view', of: ({ whole }) => whole, unit: 'frames/s' },
  { title: 'open a step, the first one', of: ({ firstStep }) => firstStep, unit: 'ms' },
  { title: 'open another step', of: ({ nextStep }) => nextStep, unit: 'ms' },
  { title: 'longest wait from key to text', of: ({ key }) => key, unit: 'ms' },
  { title: 'undo of a new step', of: ({ undo }) => undo, unit: 'ms' },
];

function print(subject: Subject, figures: readonly Figures[]): void {
  console.log(`\n${subject.title}, ${countActions(subject)} actions, ${Math.round(subject.text.length / 1024)} KB`);
  for (const { title, of, unit } of ROWS) {
    const sorted = figures.map(of).sort((a, b) => a - b);
    const [least, middle, most] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
    const [low, median, high] = [least, middle, most].map((value) => (value ?? 0).toFixed(0));
    console.log(`  ${title.padEnd(34)} ${(median ?? '').padStart(6)} ${unit.padEnd(8)}  ${low} to ${high}`);
  }
}

async function measureAll(url: string, browser: Browser): Promise<void> {
  const api = await signedInApi(url);
  for (const subject of [generated(100), generated(500), generated(1000), ...largestReal()]) {
    const flow = await newFlow(api, { name: subject.title, definition: JSON.parse(subject.text) });
    const figures: Figures[] = [];
    for (let round = 0; round < REPETITIONS; round += 1) {
      const context = await browser.newContext({
        baseURL: url,
        storageState: await api.storageState(),
        viewport: { width: 1440, height: 900 },
      });
      figures.push(await measureFlow(await context.newPage(), flow.id));
      await context.close();
    }
    print(subject, figures);
  }
}

const product = await startProduct();
const browser = await chromium.launch(await chooseBrowser());
try {
  await measureAll(product.url, browser);
} finally {
  await browser.close();
  await product.stop();
}
