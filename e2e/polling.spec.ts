/** Flows that look for themselves: an address that is asked again and again, and windows of time. */

import { createServer, type Server } from 'node:http';
import { expect, type Page, test } from '@playwright/test';

import { addStep, createFlow, publish, replaceText, stepPanel, toolbar } from './designer-page.ts';
import { flowCell, uniqueName } from './flows-page.ts';
import { signIn } from './owner.ts';

let server: Server;
let url: string;
/** What the address answers: first it is not there, then it has something new, then nothing any more. */
let answer: { status: number; body?: object } = { status: 404 };

test.beforeEach(async ({ page }) => {
  server = createServer((_, response) => {
    const { status, body } = answer;
    if (status === 200) answer = { status: 202 };
    response.writeHead(status, { 'content-type': 'application/json' }).end(body && JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/orders`;
  await signIn(page);
});
test.afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function setEverySecond(page: Page): Promise<void> {
  await replaceText(stepPanel(page).getByRole('textbox', { name: 'Every', exact: true }), '1');
  await stepPanel(page).getByRole('combobox', { name: 'Unit' }).first().click();
  await page.getByRole('option', { name: 'Second' }).click();
}

async function disable(page: Page): Promise<void> {
  await toolbar(page).getByRole('switch', { name: 'Enabled' }).click();
  await expect(toolbar(page).getByRole('switch', { name: 'Enabled' })).not.toBeChecked();
}

test('a poll that fails is seen with its reason, and a run starts once the address has something new', async ({
  page,
}) => {
  answer = { status: 404 };
  const name = uniqueName('Poll orders');
  await createFlow(page, { name });
  await addStep(page, { plus: 'Add a trigger', operation: 'HTTP polling' });
  const uri = stepPanel(page).getByRole('textbox', { name: 'URI' });
  await replaceText(uri, url);
  await setEverySecond(page);
  await expect(uri).toHaveText(url);
  await addStep(page, { plus: 'Add a step', operation: 'Compose' });
  await replaceText(stepPanel(page).getByRole('textbox', { name: 'Inputs', exact: true }), '@triggerBody()');
  await publish(page, 1);
  const designer = page.url();

  await toolbar(page).getByRole('link', { name: 'Runs' }).click();
  // A reload before the link has led anywhere would only load the designer again.
  await page.waitForURL(/\/runs$/);
  const latest = page.getByRole('table', { name: 'Latest evaluation of the trigger' });
  await expect(async () => {
    await page.reload();
    await expect(latest.getByRole('row', { name: /Failed NotFound .*answered with the status 404/ })).toBeVisible();
  }).toPass();
  await expect(page.getByRole('link', { name: `Run of ${name}` })).toHaveCount(0);

  answer = { status: 200, body: { id: 7 } };
  await expect(page.getByRole('link', { name: `Run of ${name}, Succeeded` })).toHaveCount(1);
  await expect(page.getByRole('cell', { name: 'HTTP polling' })).toBeVisible();

  await page.goto(designer);
  await toolbar(page).getByRole('button', { name: 'Run', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Run now' });
  await expect(dialog).toContainText('Its trigger asks the address now');
  answer = { status: 200, body: { id: 8 } };
  await dialog.getByRole('button', { name: 'Run version 1' }).click();
  await expect(page).toHaveURL(/\/runs$/);
  await expect(page.getByRole('link', { name: `Run of ${name}, Succeeded` })).toHaveCount(2);
  await page.goto(designer);
  await disable(page);
});

test('windows follow each other, and the form asks for nothing that windows do not have', async ({ page }) => {
  const name = uniqueName('Windows');
  await createFlow(page, { name });
  await addStep(page, { plus: 'Add a trigger', operation: 'Sliding window' });
  await stepPanel(page).getByRole('combobox', { name: 'Unit' }).first().click();
  await page.getByRole('option', { name: 'Week' }).click();
  await expect(stepPanel(page).getByText('Every week')).toBeVisible();
  await expect(stepPanel(page).getByText('Monday')).toHaveCount(0);
  await expect(stepPanel(page).getByRole('textbox', { name: 'Delay' })).toBeVisible();
  await setEverySecond(page);
  await publish(page, 1);
  const designer = page.url();
  await toolbar(page).getByRole('link', { name: 'Runs' }).click();
  const runs = page.getByRole('link', { name: `Run of ${name}, Succeeded` });
  await expect.poll(() => runs.count()).toBeGreaterThanOrEqual(3);
  await page.goto('/');
  await expect(flowCell(page, name, 'Trigger')).toHaveText('Sliding window');
  await page.goto(designer);
  await disable(page);
});
