/** Versions are looked at, compared, and brought back. */

import { type APIRequestContext, expect, test } from '@playwright/test';

import { canvas, publish, step, toolbar } from './designer-page.ts';
import { callTrigger, definitionOf, publishFlow } from './flows.ts';
import { uniqueName } from './flows-page.ts';
import { signedInApi, signIn } from './owner.ts';

const OLD = {
  Keep: { type: 'Compose', inputs: 'old', runAfter: {} },
  Gone: { type: 'Compose', inputs: 'gone', runAfter: { Keep: ['Succeeded'] } },
};
const NEW = {
  Keep: { type: 'Compose', inputs: 'new', runAfter: {} },
  Fresh: { type: 'Compose', inputs: 'fresh', runAfter: { Keep: ['Succeeded'] } },
};

let api: APIRequestContext;

test.beforeEach(async ({ page, baseURL }) => {
  api = await signedInApi(baseURL);
  await signIn(page);
});
test.afterEach(() => api.dispose());

test('two versions are compared on the canvas and as text, and the old one is restored', async ({ page }) => {
  const flow = await publishFlow(api, { name: uniqueName('Two versions'), definition: definitionOf(OLD) });
  expect((await callTrigger(flow, {})).status).toBe(202);
  const data = { text: JSON.stringify(definitionOf(NEW), null, 2), parameters: '{}', revision: flow.revision };
  const { revision } = await (await api.put(`/api/flows/${flow.id}/draft`, { data })).json();
  await api.post(`/api/flows/${flow.id}/publish`, { data: { revision, comment: 'Freshly made' } });

  await page.goto(`/flows/${flow.id}`);
  await toolbar(page).getByRole('button', { name: 'Versions' }).click();
  const versions = page.getByRole('dialog', { name: 'Versions' });
  await expect(
    versions.getByRole('radio', { name: /Version 2.*Published.*0 runs.*Freshly made.*Test Owner/ }),
  ).toBeChecked();
  await versions.getByText('Version 1', { exact: true }).click();
  await expect(versions.getByRole('radio', { name: /Version 1.*1 run/ })).toBeChecked();

  const drawn = versions.getByRole('region', { name: 'Canvas of the changes' });
  await expect(drawn.getByRole('button', { name: 'Keep, Compose, changed' })).toBeVisible();
  await expect(drawn.getByRole('button', { name: 'Fresh, Compose, added' })).toBeVisible();
  await expect(drawn.getByRole('button', { name: 'Gone, Compose, removed' })).toBeVisible();
  await versions.getByRole('list', { name: 'Changes' }).getByRole('button', { name: /Keep/ }).click();
  await expect(versions.getByRole('textbox', { name: 'Version 1' })).toContainText('"inputs": "old"');
  await expect(versions.getByRole('textbox', { name: 'Draft' })).toContainText('"inputs": "new"');
  await versions.getByRole('tab', { name: 'Text' }).click();
  await expect(versions.getByRole('textbox', { name: 'Version 1' })).toContainText('"Gone": {');

  await versions.getByRole('button', { name: 'Restore as draft' }).click();
  await expect(page.getByText('Version 1 is the draft now')).toBeVisible();
  await expect(step(page, 'Gone, Compose')).toBeVisible();
  await toolbar(page).getByRole('button', { name: 'Undo: Restore version 1' }).click();
  await expect(step(page, 'Fresh, Compose')).toBeVisible();
  await toolbar(page).getByRole('button', { name: 'Redo: Restore version 1' }).click();
  await publish(page, 3);
  await expect(canvas(page).getByRole('button', { name: 'Gone, Compose' })).toBeVisible();
});
