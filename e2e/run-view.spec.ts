/** A run is understood by its timeline and by its iterations, and what is looked at can be sent as a link. */

import { type APIRequestContext, expect, test } from '@playwright/test';

import { startCountingServer } from './counting-server.ts';
import { callTrigger, definitionOf, ended, publishFlow } from './flows.ts';
import { signedInApi, signIn } from './owner.ts';
import { expectRunStatus, ranStep, ranStepPanel } from './run-page.ts';

let api: APIRequestContext;

test.beforeEach(async ({ page, baseURL }) => {
  api = await signedInApi(baseURL);
  await signIn(page);
});
test.afterEach(() => api.dispose());

const DEFINITION = definitionOf({
  Prepare: { type: 'Compose', inputs: 'ready', runAfter: {} },
  Each: {
    type: 'Foreach',
    foreach: '@range(0, 30)',
    runAfter: { Prepare: ['Succeeded'] },
    actions: {
      Divide: { type: 'Compose', inputs: '@div(10, sub(mod(item(), 9), 4))', runAfter: {} },
      Keep: { type: 'Compose', inputs: "@outputs('Divide')", runAfter: { Divide: ['Succeeded'] } },
    },
  },
});

async function failedRun(name: string): Promise<string> {
  const flow = await publishFlow(api, { name, definition: DEFINITION });
  const { runId } = await (await callTrigger(flow, {})).json();
  await ended(api, runId);
  return runId;
}

test('the timeline shows what took how long, and selects on the canvas as well', async ({ page }) => {
  await page.goto(`/runs/${await failedRun('Timeline')}`);
  await page.getByRole('button', { name: 'Timeline' }).click();
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await expect(timeline.getByRole('listitem')).toHaveCount(4);
  await timeline.getByRole('button', { name: /^Prepare, Succeeded/ }).click();
  await expect(ranStepPanel(page).getByRole('heading', { name: 'Prepare' })).toBeVisible();
  await timeline.getByRole('button', { name: 'Close Each in the timeline' }).click();
  await expect(timeline.getByRole('listitem')).toHaveCount(2);
});

test('the failed iterations are listed, and a link leads back to the step and the iteration', async ({ page }) => {
  const runId = await failedRun('Iterations');
  await page.goto(`/runs/${runId}`);
  await expectRunStatus(page, 'Failed');
  const pager = page.getByRole('group', { name: 'Iterations of Each' });
  await pager.getByRole('button', { name: 'First failed iteration, 5' }).click();
  await pager.getByRole('button', { name: 'Iteration 5 of 30' }).click();
  await page.getByRole('switch', { name: 'Only those that failed' }).click();
  await expect(page.getByRole('button', { name: /^Iteration \d+: Failed$/ })).toHaveCount(3);
  await page.getByRole('button', { name: 'Iteration 14: Failed' }).click();
  await page.keyboard.press('Escape');
  await ranStep(page, /^Divide, Compose, failed/).click();
  await expect(ranStepPanel(page).getByText('Iteration', { exact: true })).toBeVisible();
  // The iteration stays when another step is looked at.
  await ranStep(page, /^Keep, Compose/).click();
  await expect(pager.getByRole('button', { name: 'Iteration 14 of 30' })).toBeVisible();

  await expect(page).toHaveURL(/step=Keep&at=Each%3A14/);
  await page.goto(page.url());
  await expect(pager.getByRole('button', { name: 'Iteration 14 of 30' })).toBeVisible();
  await expect(ranStepPanel(page).getByRole('heading', { name: 'Keep' })).toBeVisible();
});

test('lists are read as tables, XML with line breaks, and headers by name', async ({ page }) => {
  const flow = await publishFlow(api, {
    name: 'Shapes',
    definition: definitionOf({
      Rows: { type: 'Compose', inputs: [{ sku: 'A-1', count: 2 }, { sku: 'B-2' }], runAfter: {} },
      Order: { type: 'Compose', inputs: '<order><sku>A-1</sku></order>', runAfter: {} },
    }),
  });
  const { runId } = await (await callTrigger(flow, {})).json();
  await ended(api, runId);
  await page.goto(`/runs/${runId}?step=Rows`);
  const panel = ranStepPanel(page);
  const shapes = panel.getByRole('group', { name: 'Shape of the outputs' });
  await shapes.getByRole('button', { name: 'Table' }).click();
  const table = panel.getByRole('region', { name: 'Outputs as a table' });
  await expect(table.getByRole('row')).toHaveText(['skucount', 'A-12', 'B-2']);
  await ranStep(page, /^Order, Compose/).click();
  await shapes.getByRole('button', { name: 'XML' }).click();
  await expect(panel.getByRole('region', { name: 'Outputs as XML' })).toHaveText(
    /<order>\s+<sku>A-1<\/sku>\s+<\/order>/,
  );
});

test('each try of a step shows what came back', async ({ page }) => {
  const server = await startCountingServer();
  server.failing.add('/stock');
  const uri = `${server.url}/stock`;
  const retryPolicy = { type: 'fixed', count: 2, interval: 'PT0.5S' };
  const flow = await publishFlow(api, {
    name: 'Tries',
    definition: definitionOf({ Ask: { type: 'Http', inputs: { method: 'GET', uri, retryPolicy }, runAfter: {} } }),
  });
  const { runId } = await (await callTrigger(flow, {})).json();
  await expect.poll(() => server.count('/stock')).toBe(2);
  server.failing.clear();
  await ended(api, runId);
  await server.close();
  await page.goto(`/runs/${runId}?step=Ask`);
  const attempts = ranStepPanel(page).getByRole('region', { name: 'Attempts' });
  await expect(attempts.getByRole('listitem')).toHaveCount(3);
  await attempts.getByRole('button', { name: 'Answer of Try 1' }).click();
  await expect(attempts.getByText('down for repair')).toBeVisible();
  await expect(attempts.getByRole('button', { name: /^Answer of/ })).toHaveCount(2);
});
