/** Finding again: flows by their tags, and where a name is used inside a flow. */

import { type APIRequestContext, expect, test } from '@playwright/test';

import { openCode, step, toolbar } from './designer-page.ts';
import { definitionOf, newFlow } from './flows.ts';
import { flowRow, uniqueName } from './flows-page.ts';
import { signedInApi, signIn } from './owner.ts';

let api: APIRequestContext;

test.beforeEach(async ({ page, baseURL }) => {
  api = await signedInApi(baseURL);
  await signIn(page);
});
test.afterEach(() => api.dispose());

test('a flow is described and tagged in the designer, and found by its tag in the list', async ({ page }) => {
  const [name, other, tag] = [uniqueName('Tagged'), uniqueName('Not tagged'), uniqueName('team')];
  const flow = await newFlow(api, { name, definition: definitionOf({}) });
  await newFlow(api, { name: other, definition: definitionOf({}) });
  await page.goto(`/flows/${flow.id}`);
  await toolbar(page).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Description and tags…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Description and tags' });
  await dialog.getByLabel('Description').fill('Takes orders of the shop');
  await dialog.getByLabel('Tags').pressSequentially(`${tag},`);
  await expect(dialog.getByRole('button', { name: `Remove the tag ${tag}` })).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();

  await page.goto('/');
  await expect(flowRow(page, name)).toContainText('Takes orders of the shop');
  await page
    .getByRole('navigation', { name: 'Tags' })
    .getByRole('link', { name: `${tag} 1` })
    .click();
  await expect(flowRow(page, other)).toBeHidden();
  await expect(flowRow(page, name)).toBeVisible();
  await page.getByRole('navigation', { name: 'Tags' }).getByRole('link', { name: 'All' }).click();
  await expect(flowRow(page, other)).toBeVisible();
});

test('a parameter is renamed with everything that names it, and its usages lead there', async ({ page }) => {
  const call = { type: 'Compose', inputs: "@parameters('adress')", runAfter: {} };
  const definition = { ...definitionOf({ Call: call }), parameters: { adress: { type: 'String', defaultValue: 'x' } } };
  const flow = await newFlow(api, { name: uniqueName('Renamed parameter'), definition });
  await page.goto(`/flows/${flow.id}`);
  await toolbar(page).getByRole('button', { name: 'Parameters' }).click();
  await page.getByLabel('Name of the parameter adress').fill('address');
  await page.getByLabel('Name of the parameter adress').press('Enter');
  await expect(await openCode(page)).toContainText(`"@parameters('address')"`);

  await page.getByRole('button', { name: 'Usages of address: 1' }).click();
  const usages = page.getByRole('region', { name: 'Usages' });
  await expect(usages.getByRole('listitem')).toHaveCount(2);
  await usages.getByRole('button', { name: /^read Call/ }).click();
  await expect(step(page, 'Call, Compose')).toHaveAttribute('aria-pressed', 'true');
});
