/** The figures say how it goes, which remote API fails, and lead to the runs behind them. */

import { type APIRequestContext, expect, test } from '@playwright/test';

import { startCountingServer } from './counting-server.ts';
import { callTrigger, definitionOf, ended, publishFlow } from './flows.ts';
import { uniqueName } from './flows-page.ts';
import { signedInApi, signIn } from './owner.ts';

let api: APIRequestContext;

test.beforeEach(async ({ page, baseURL }) => {
  api = await signedInApi(baseURL);
  await signIn(page);
});
test.afterEach(() => api.dispose());

test('a failing remote API is seen with its flow and step, and its runs are a click away', async ({ page }) => {
  const server = await startCountingServer();
  const name = uniqueName('Measured');
  const call = (path: string) => ({ method: 'POST', uri: `${server.url}${path}`, retryPolicy: { type: 'none' } });
  const flow = await publishFlow(api, {
    name,
    definition: definitionOf({
      Check: { type: 'Http', inputs: call('/check'), runAfter: {} },
      Send: { type: 'Http', inputs: call('/warehouse'), runAfter: { Check: ['Succeeded'] } },
    }),
  });
  await page.goto('/monitoring?within=1h');
  for (const isFailing of [false, true]) {
    if (isFailing) server.failing.add('/warehouse');
    const { runId } = await (await callTrigger(flow, {})).json();
    await ended(api, runId);
  }
  // The page hears when the figures were summed up, which is every 15 seconds.
  const host = page.getByRole('region', { name: 'Remote APIs' }).getByRole('row', { name: new URL(server.url).host });
  await expect(host).toBeVisible({ timeout: 40_000 });
  await expect(host).toContainText('Server 1');
  await expect(host).toContainText('75 %');
  const row = page.getByRole('region', { name: 'Flows' }).getByRole('row', { name });
  await expect(row).toContainText('50 %');
  await expect(page.getByRole('region', { name: 'How long runs took' }).locator('svg').first()).toBeVisible();

  const exported = await api.get('/api/monitoring/export?within=1h');
  expect(await exported.text()).toContain(`Flow,${flow.id},${name},2,1`);
  await row.getByRole('link').click();
  await expect(page.getByText(`Only ${name}`)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Remote APIs' })).toHaveCount(0);
  const step = page.getByRole('region', { name: 'Slowest steps' }).getByRole('row', { name: `${name} › Send` });
  await expect(step).toContainText('50 %');
  await step.getByRole('link').click();
  await expect(page.getByRole('link', { name: `Run of ${name}, Failed` })).toHaveCount(1);
  await server.close();
});
