/** Runs are found again: by a filter that a link carries, by a filter that is kept under a name, in a file. */

import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { callTrigger, definitionOf, ended, lastRun, publishFlow } from './flows.ts';
import { uniqueName } from './flows-page.ts';
import { signedInApi, signIn } from './owner.ts';

test.beforeEach(({ page }) => signIn(page));

/** A flow that fails for odd numbers, run for 1 to `count`. */
async function runFlow(baseURL: string | undefined, count: number) {
  const api = await signedInApi(baseURL);
  const name = uniqueName('Odd fails');
  const number = "@triggerBody()?['n']";
  const actions = {
    Note: { type: 'Compose', inputs: number, trackedProperties: { order: number }, runAfter: {} },
    Check: {
      type: 'If',
      expression: { equals: ["@mod(triggerBody()?['n'], 2)", 1] },
      actions: {
        Stop: {
          type: 'Terminate',
          inputs: { runStatus: 'Failed', runError: { code: 'OddNumber', message: 'It is odd.' } },
        },
      },
      else: { actions: {} },
      runAfter: { Note: ['Succeeded'] },
    },
  };
  const flow = await publishFlow(api, { name, definition: definitionOf(actions) });
  for (let n = 1; n <= count; n += 1) {
    await callTrigger(flow, { n });
    await ended(api, (await lastRun(api, flow.id)).id);
  }
  return { name, flow };
}

function rows(page: Page, name: string) {
  return page.getByRole('link', { name: `Run of ${name}` });
}

test('a filter is set, sent as a link, kept under a name and found again', async ({ page, baseURL }) => {
  const { name, flow } = await runFlow(baseURL, 5);
  await page.goto('/runs');
  await page.getByRole('combobox', { name: 'Flow' }).click();
  await page.getByRole('option', { name }).click();
  await expect(rows(page, name)).toHaveCount(5);
  await page.getByRole('button', { name: 'More filters' }).click();
  const dialog = page.getByRole('dialog', { name: 'Filter runs' });
  await dialog.getByRole('textbox', { name: 'Error code' }).fill('OddNumber');
  await dialog.getByRole('button', { name: 'Show runs' }).click();
  await expect(rows(page, name)).toHaveCount(3);
  await expect(page).toHaveURL(new RegExp(`flowId=${flow.id}.*errorCode=OddNumber`));

  await page.getByRole('button', { name: 'Saved filters' }).click();
  await page.getByRole('button', { name: 'Save this filter…' }).click();
  await page.getByRole('dialog', { name: 'Save filter' }).getByRole('textbox', { name: 'Name' }).fill(`Odd ${name}`);
  await page.getByRole('dialog', { name: 'Save filter' }).getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(`Saved as “Odd ${name}”`)).toBeVisible();

  await page.goto('/runs');
  await page.getByRole('button', { name: 'Saved filters' }).click();
  await page.getByRole('link', { name: `Odd ${name}` }).click();
  await expect(rows(page, name)).toHaveCount(3);
  await page.getByRole('button', { name: /^Remove the filter Error code/ }).click();
  await expect(rows(page, name)).toHaveCount(5);

  await page.getByRole('button', { name: 'Saved filters' }).click();
  await page.getByRole('button', { name: `Delete Odd ${name}` }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText(`Deleted “Odd ${name}”`)).toBeVisible();
});

test('runs are found by what they tracked, and a link with nonsense in it says so', async ({ page, baseURL }) => {
  const { name, flow } = await runFlow(baseURL, 3);
  await page.goto(`/flows/${flow.id}/runs?property=order%3D2`);
  await expect(rows(page, name)).toHaveCount(1);
  await page.goto(`/flows/${flow.id}/runs?status=Broken`);
  await expect(page.getByText('Not understood in this address and left out: Status.')).toBeVisible();
  await expect(rows(page, name)).toHaveCount(3);
});

test('a stretch of time is chosen in the chart by keys, and the list is taken away as a file', async ({
  page,
  baseURL,
}) => {
  const { name, flow } = await runFlow(baseURL, 2);
  await page.goto(`/flows/${flow.id}/runs?within=1h`);
  const chart = page.getByRole('region', { name: 'Runs over time' });
  await expect(chart.getByText('2 runs')).toBeVisible();
  const heights = await chart
    .getByRole('button')
    .last()
    .locator('span')
    .evaluateAll((parts) => parts.map((part) => part.clientHeight));
  expect(Math.min(...heights)).toBeGreaterThan(20);
  await chart.getByRole('button').last().focus();
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/from=.*to=/);
  await expect(rows(page, name)).toHaveCount(2);

  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV, for spreadsheets' }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('Run,Flow,');
  expect(lines.filter((line) => line.includes('OddNumber'))).toHaveLength(1);
});

test('a new run comes in at the top by itself', async ({ page, baseURL }) => {
  const { name, flow } = await runFlow(baseURL, 1);
  await page.goto(`/flows/${flow.id}/runs`);
  await expect(rows(page, name)).toHaveCount(1);
  await callTrigger(flow, { n: 2 });
  await expect(rows(page, name)).toHaveCount(2);
});
