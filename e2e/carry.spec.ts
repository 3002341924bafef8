/** A flow goes out as a file and comes back: by download, by a drop, by pasting. */

import { readFile } from 'node:fs/promises';
import { type APIRequestContext, expect, type Locator, type Page, test } from '@playwright/test';

import { canvas, step, toolbar } from './designer-page.ts';
import { definitionOf, newFlow } from './flows.ts';
import { uniqueName } from './flows-page.ts';
import { signedInApi, signIn } from './owner.ts';

const DEFINITION = definitionOf({
  Greet: { type: 'Compose', inputs: "@concat('hello ', triggerBody())", runAfter: {} },
});

let api: APIRequestContext;

test.beforeEach(async ({ page, baseURL }) => {
  api = await signedInApi(baseURL);
  await signIn(page);
});
test.afterEach(() => api.dispose());

async function more(page: Page, entry: string) {
  await toolbar(page).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

async function download(page: Page, format: string): Promise<string> {
  await more(page, 'Export…');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByText(format, { exact: true }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download' }).click(),
  ]);
  return readFile(await file.path(), 'utf8');
}

/** As a person drags a file from a folder onto the page. */
async function dropFile(page: Page, file: { name: string; text: string }) {
  const data = await page.evaluateHandle(({ name, text }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], name, { type: 'application/json' }));
    return transfer;
  }, file);
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: data });
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
}

async function paste(page: Page, text: string) {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData }));
  }, text);
}

/** A page that was just opened does not listen yet. */
async function untilShown(dialog: Locator, act: () => Promise<void>) {
  await expect(async () => {
    await act();
    await expect(dialog).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

test('a draft is exported, dropped on another flow, and is the same to the byte', async ({ page }) => {
  const flow = await newFlow(api, { name: uniqueName('Goes out'), definition: DEFINITION });
  await page.goto(`/flows/${flow.id}`);
  const own = await download(page, 'Millrace');
  expect(own).toBe(flow.draft);
  const template = await download(page, 'ARM template');

  const other = await newFlow(api, { name: uniqueName('Takes in'), definition: definitionOf({}) });
  await page.goto(`/flows/${other.id}`);
  await expect(canvas(page)).toBeVisible();
  await dropFile(page, { name: 'own.json', text: own });
  const dialog = page.getByRole('dialog', { name: 'Import into this flow' });
  await expect(dialog.getByRole('list', { name: 'What will be imported' })).toContainText(
    'Definition · Request · 1 action',
  );
  await dialog.getByRole('button', { name: 'Replace the draft' }).click();
  await expect(step(page, 'Greet, Compose')).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(toolbar(page).getByRole('status')).toHaveText('Saved');
  expect((await (await api.get(`/api/flows/${other.id}`)).json()).draft).toBe(own);
  await toolbar(page)
    .getByRole('button', { name: /^Undo: Import/ })
    .click();
  await expect(step(page, 'Greet, Compose')).toBeHidden();

  // The template, pasted into the list of flows, becomes a flow of its own.
  await page.goto('/');
  const preview = page.getByRole('dialog', { name: 'Import' });
  await untilShown(preview, () => paste(page, template));
  await expect(preview.getByRole('list', { name: 'What will be imported' })).toContainText('Azure template');
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(step(page, 'Greet, Compose')).toBeVisible();
});

test('what is missing is said before anything is made', async ({ page }) => {
  await page.goto('/');
  const text = JSON.stringify({
    triggers: {},
    actions: { A: { type: 'Compose', inputs: "@parameters('mailbox')", runAfter: {} } },
    parameters: { mailbox: { type: 'String' } },
  });
  const dialog = page.getByRole('dialog', { name: 'Import' });
  await untilShown(dialog, () => dropFile(page, { name: 'needs.json', text }));
  await expect(dialog.getByRole('list', { name: 'What will be imported' })).toContainText('Values to givemailbox');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('link', { name: 'needs', exact: true })).toBeHidden();
});
