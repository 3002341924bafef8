/** What failed is found by what it has in common, and repaired together; dead letters wait for a person. */

import { type APIRequestContext, expect, type Page, test } from '@playwright/test';

import { type CountingServer, startCountingServer } from './counting-server.ts';
import { callTrigger, definitionOf, ended, publishFlow } from './flows.ts';
import { uniqueName } from './flows-page.ts';
import { signedInApi, signIn } from './owner.ts';

const FAILURES = 12;

let api: APIRequestContext;
let server: CountingServer;

test.beforeEach(async ({ page, baseURL }) => {
  api = await signedInApi(baseURL);
  server = await startCountingServer();
  await signIn(page);
});
test.afterEach(async () => {
  await server.close();
  await api.dispose();
});

/** Runs of a flow of two calls, of which the second fails. */
async function failures(name: string, count: number) {
  const call = (path: string) => ({ method: 'POST', uri: `${server.url}${path}`, retryPolicy: { type: 'none' } });
  server.failing.add('/warehouse');
  const definition = definitionOf({
    Check: { type: 'Http', inputs: call('/check'), runAfter: {} },
    Send: { type: 'Http', inputs: call('/warehouse'), runAfter: { Check: ['Succeeded'] } },
  });
  const flow = await publishFlow(api, { name, definition });
  const runIds: string[] = [];
  for (let run = 0; run < count; run += 1) runIds.push((await (await callTrigger(flow, {})).json()).runId);
  for (const runId of runIds) await ended(api, runId);
  return { flow, runIds };
}

const figure = (page: Page, label: string) =>
  page
    .locator('dl > div')
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator('dd');

test('failures of one kind are one row, and all their runs are replayed from where they failed', async ({ page }) => {
  const name = uniqueName('Orders');
  await failures(name, FAILURES);
  await page.getByRole('link', { name: 'Failures' }).click();
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText(`${name} › Send`);
  await expect(row.getByRole('cell').nth(1)).toHaveText(String(FAILURES));
  await row.getByRole('link', { name: `${name} › Send` }).click();
  await expect(page.getByRole('link', { name: `Run of ${name}, Failed` })).toHaveCount(FAILURES);

  server.failing.clear();
  await page.getByRole('button', { name: 'All of these' }).click();
  await page.getByRole('menuitem', { name: 'Replay…' }).click();
  const dialog = page.getByRole('dialog', { name: `Replay ${FAILURES} runs` });
  await dialog.getByRole('combobox', { name: 'At most' }).click();
  await page.getByRole('option', { name: '1,200 runs in a minute' }).click();
  await dialog.getByRole('button', { name: 'Replay' }).click();
  await expect(page.getByText('Finished', { exact: true })).toBeVisible();
  await expect(figure(page, 'Succeeded now')).toHaveText(String(FAILURES));
  expect(server.count('/check')).toBe(FAILURES);
  expect(server.count('/warehouse')).toBe(2 * FAILURES);

  await page.getByRole('link', { name: 'Succeeded now: show these runs' }).click();
  await expect(page.getByRole('link', { name: `Run of ${name}, Succeeded` })).toHaveCount(FAILURES);
});

test('a dead letter is taken on, noted, replayed or discarded', async ({ page }) => {
  const name = uniqueName('Letters');
  const { runIds } = await failures(name, 2);
  await page.goto('/failures/dead-letters');
  const rows = page.getByRole('row').filter({ hasText: name });
  await expect(rows).toHaveCount(2);
  await rows.first().getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Take on' }).click();
  await expect(rows.first()).toContainText('Test Owner');
  await rows.first().getByRole('textbox').fill('Asked the warehouse');
  const noted = page.waitForResponse((response) => response.request().method() !== 'GET');
  await rows.first().getByRole('textbox').press('Enter');
  await noted;
  await page.reload();
  await expect(rows.first().getByRole('textbox')).toHaveValue('Asked the warehouse');

  await rows.last().getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
  await expect(rows).toHaveCount(1);

  server.failing.clear();
  await rows.first().getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Replay', exact: true }).click();
  await page.getByRole('dialog', { name: 'Replay 1 run' }).getByRole('button', { name: 'Replay' }).click();
  await expect(figure(page, 'Succeeded now')).toHaveText('1');
  await page.goto('/failures/dead-letters?status=Redriven');
  await expect(rows).toHaveCount(1);
  await page.getByRole('link', { name: 'Discarded' }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('by Test Owner');
  expect(runIds).toHaveLength(2);
});

test('all runs that pass a filter are cancelled together', async ({ page }) => {
  const name = uniqueName('Long waits');
  const wait = { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } }, runAfter: {} };
  const flow = await publishFlow(api, { name, definition: definitionOf({ Pause: wait }) });
  for (let run = 0; run < 3; run += 1) await callTrigger(flow, {});
  await page.goto(`/flows/${flow.id}/runs`);
  await expect(page.getByRole('link', { name: `Run of ${name}, Running` })).toHaveCount(3);
  await page.getByRole('button', { name: 'All of these' }).click();
  await page.getByRole('menuitem', { name: 'Cancel those that go on…' }).click();
  const question = page.getByRole('alertdialog', { name: 'Cancel 3 runs?' });
  await question.getByRole('button', { name: 'Cancel them' }).click();
  await expect(page.getByRole('link', { name: `Run of ${name}, Cancelled` })).toHaveCount(3, { timeout: 5_000 });
});

test('chosen runs are cancelled, and replayed, and the others left alone', async ({ page }) => {
  const name = uniqueName('Chosen');
  const wait = { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } }, runAfter: {} };
  const flow = await publishFlow(api, { name, definition: definitionOf({ Pause: wait }) });
  for (let run = 0; run < 3; run += 1) await callTrigger(flow, {});
  await page.goto(`/flows/${flow.id}/runs`);
  const running = page.getByRole('link', { name: `Run of ${name}, Running` });
  await expect(running).toHaveCount(3);
  const boxes = page.getByRole('checkbox', { name: /^Choose the run / });
  await boxes.nth(0).click();
  await boxes.nth(1).click();
  const toolbar = page.getByRole('toolbar', { name: 'Chosen runs' });
  await expect(toolbar).toContainText('2 chosen');
  await toolbar.getByRole('button', { name: 'Cancel…' }).click();
  await page.getByRole('alertdialog', { name: 'Cancel 2 runs?' }).getByRole('button', { name: 'Cancel them' }).click();
  await expect(toolbar).toHaveCount(0);
  await page.mouse.move(0, 0);
  await expect(page.getByRole('link', { name: `Run of ${name}, Cancelled` })).toHaveCount(2, { timeout: 10_000 });
  await expect(running).toHaveCount(1);
  await page.getByRole('checkbox', { name: 'Choose all that are shown' }).click();
  await toolbar.getByRole('button', { name: 'Replay…' }).click();
  await expect(page.getByRole('dialog')).toContainText('3 runs');
});
