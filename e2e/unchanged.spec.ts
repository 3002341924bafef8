/** The text of a definition stays as it is: after every edit was undone, and when it is only looked at. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';

import { flowDetailSchema } from '#core/api/flows.ts';
import { inRepository } from '#scripts/repository-root.ts';
import { canvas, createFlow, step, toolbar } from './designer-page.ts';
import { signIn } from './owner.ts';

const CORPUS = inRepository('..', 'shared', 'corpus');

test.beforeEach(({ page }) => signIn(page));

async function draftOf(page: Page): Promise<{ draft: string; revision: number }> {
  const flowId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  return flowDetailSchema.parse(await (await page.request.get(`/api/flows/${flowId}`)).json());
}

test('thirty edits are undone to the very text they began with', async ({ page }) => {
  await createFlow(page, { name: 'Undone', example: 'Customer address update' });
  const { draft } = await draftOf(page);
  const press = async (label: string, keys: string) => {
    await step(page, new RegExp(`^${label}`)).focus();
    await page.keyboard.press(keys);
  };
  const near = [
    'Update CRM, HTTP',
    'Update inventory, HTTP',
    'Failed updates, Filter array',
    'Answer success, Response',
  ];
  for (let round = 0; round < 5; round += 1) for (const label of near) await press(label, 'Control+/');
  for (let count = 0; count < 10; count += 1) await press('Update CRM, HTTP', 'Control+d');
  await page.keyboard.press('Control+s');
  await expect.poll(async () => (await draftOf(page)).draft).not.toBe(draft);
  for (let count = 0; count < 30; count += 1) {
    await toolbar(page)
      .getByRole('button', { name: /^Undo: / })
      .click();
  }
  await expect(toolbar(page).getByRole('button', { name: 'Nothing to undo' })).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect.poll(async () => (await draftOf(page)).draft).toBe(draft);
});

test.describe('real definitions', () => {
  test.skip(!existsSync(CORPUS), 'the corpus of real definitions is not beside this checkout');

  test('open, with no card upon another, and are the same afterwards', { tag: '@long' }, async ({ page }) => {
    test.setTimeout(300_000);
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    for (const file of readdirSync(CORPUS).filter((name) => name.endsWith('.json'))) {
      const { definition } = JSON.parse(readFileSync(join(CORPUS, file), 'utf8'));
      const text = JSON.stringify(definition, null, 2);
      const made = await page.request.post('/api/flows', { data: { name: file.slice(0, 60), definition: text } });
      const flow = flowDetailSchema.parse(await made.json());
      await page.goto(`/flows/${flow.id}`);
      await expect(canvas(page).locator('[data-canvas-node]').first()).toBeVisible();
      expect([file, await overlaps(page)]).toEqual([file, []]);
      const { draft, revision } = await draftOf(page);
      expect([file, draft === flow.draft, revision]).toEqual([file, true, flow.revision]);
    }
    expect(errors).toEqual([]);
  });
});

/** Pairs of cards in view that cover each other. */
function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cards = [...document.querySelectorAll('.react-flow__node-action, .react-flow__node-trigger')];
    const boxes = cards.map((card) => ({ box: card.getBoundingClientRect(), name: card.textContent ?? '' }));
    return boxes.flatMap(({ box, name }, index) =>
      boxes
        .slice(index + 1)
        .filter(
          ({ box: other }) =>
            box.left < other.right - 1 &&
            other.left < box.right - 1 &&
            box.top < other.bottom - 1 &&
            other.top < box.bottom - 1,
        )
        .map((other) => `${name} / ${other.name}`),
    );
  });
}
