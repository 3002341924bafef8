/** An empty flow offers the usual beginnings and the examples, and gets out of the way with the first step. */

import { expect, type Page, test } from '@playwright/test';
import { createFlow, step, toolbar } from './designer-page.ts';
import { signIn } from './owner.ts';

test.beforeEach(({ page }) => signIn(page));

const offers = (page: Page) => page.getByRole('region', { name: 'What starts this flow?' });

test('a usual trigger is one click away, and undo brings the offers back', async ({ page }) => {
  await createFlow(page, { name: 'Begun by a trigger' });
  await offers(page)
    .getByRole('button', { name: /^Recurrence/ })
    .click();
  await expect(offers(page)).toBeHidden();
  await expect(page.getByLabel('Name of the step')).toHaveValue('Recurrence');
  await toolbar(page).getByRole('button', { name: /^Undo/ }).click();
  await expect(offers(page)).toBeVisible();
});

test('an example fills the empty flow as one edit', async ({ page }) => {
  await createFlow(page, { name: 'Begun by an example' });
  await offers(page)
    .getByRole('button', { name: /^Answer a request/ })
    .click();
  await expect(step(page, /^Compose greeting, Compose/)).toBeVisible();
  await expect(offers(page)).toBeHidden();
  await toolbar(page).getByRole('button', { name: 'Undo: Take the example Answer a request' }).click();
  await expect(offers(page)).toBeVisible();
});
