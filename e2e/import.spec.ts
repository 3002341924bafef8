/** A file of Logic Apps becomes a flow: what will come and what is missing is shown before anything is made. */

import { expect, test } from '@playwright/test';

import { canvas } from './designer-page.ts';
import { uniqueName } from './flows-page.ts';
import { signIn } from './owner.ts';

test('a template is imported from the dialog of new flows', async ({ page }) => {
  const name = uniqueName('Imported');
  const definition = {
    triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
    actions: { Send: { type: 'Compose', inputs: "[parameters('mailbox')]", runAfter: {} } },
  };
  const template = { resources: [{ type: 'Microsoft.Logic/workflows', name, properties: { definition } }] };
  await signIn(page);
  await page.goto('/');
  await page.getByRole('button', { name: 'New flow' }).click();
  const dialog = page.getByRole('dialog', { name: 'New flow' });
  await dialog.getByRole('button', { name: 'Import a file' }).click();

  const choose = dialog.getByLabel(/Choose a file/);
  await choose.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await expect(page.getByText('The file holds no definition')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();

  const buffer = Buffer.from(JSON.stringify(template));
  await choose.setInputFiles({ name: 'azuredeploy.json', mimeType: 'application/json', buffer });
  const preview = dialog.getByRole('list', { name: 'What will be imported' });
  await expect(preview).toContainText(`${name}Azure template · Request · 1 action`);
  await expect(preview).toContainText('Values to givemailbox');

  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(canvas(page)).toBeVisible();
  await expect(page.getByLabel('Name of the flow')).toHaveValue(name);
});
