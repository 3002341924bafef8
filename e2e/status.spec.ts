/** The bar says how the parts do, and a run whose worker has died does not pretend to run. */

import { type APIRequestContext, expect, test } from '@playwright/test';

import { callTrigger, definitionOf, publishFlow } from './flows.ts';
import { signedInApi, signIn } from './owner.ts';
import { processId } from './processes.ts';
import { expectRunStatus } from './run-page.ts';

let api: APIRequestContext;

test.beforeEach(async ({ page, baseURL }) => {
  api = await signedInApi(baseURL);
  await signIn(page);
});
test.afterEach(() => api.dispose());

test('within 30 seconds a run shows that it waits for a worker, and can still be cancelled', async ({ page }) => {
  test.setTimeout(150_000);
  const state = page.getByRole('button', { name: /^State: / });
  await expect(state).toHaveAccessibleName('State: All parts work');
  const wait = { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } }, runAfter: {} };
  const flow = await publishFlow(api, { name: 'Left alone', definition: definitionOf({ Pause: wait }) });
  const { runId } = await (await callTrigger(flow, {})).json();
  await page.goto(`/runs/${runId}`);
  await expectRunStatus(page, 'Running');

  // Held rather than killed: the supervisor would start another one before anybody noticed.
  const worker = processId('worker');
  process.kill(worker, 'SIGSTOP');
  try {
    await expect(page.getByText('Waits for a worker', { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(state).toHaveAccessibleName('State: Away: Worker', { timeout: 15_000 });
    await state.click();
    await expect(page.getByRole('dialog', { name: 'State of Millrace' })).toContainText('runs wait for a worker');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel the run' }).click();
    await expect(page.getByText('Cancelled', { exact: true }).first()).toBeVisible({ timeout: 6_000 });
  } finally {
    process.kill(worker, 'SIGCONT');
  }
  await expect(state).toHaveAccessibleName('State: All parts work', { timeout: 30_000 });
});
