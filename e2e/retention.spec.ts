/** How long runs are kept is set at the flow; one that is held stays, and its flow with it. */

import { type APIRequestContext, expect, test } from '@playwright/test';

import { toolbar } from './designer-page.ts';
import { callTrigger, definitionOf, ended, publishFlow } from './flows.ts';
import { uniqueName } from './flows-page.ts';
import { signedInApi, signIn } from './owner.ts';

let api: APIRequestContext;

test.beforeEach(async ({ page, baseURL }) => {
  api = await signedInApi(baseURL);
  await signIn(page);
});
test.afterEach(() => api.dispose());

test('a flow says how long its runs are kept, and is not deleted with a run that is held', async ({ page }) => {
  const name = uniqueName('Kept');
  const echo = { Echo: { type: 'Compose', inputs: 1, runAfter: {} } };
  const flow = await publishFlow(api, { name, definition: definitionOf(echo) });
  const runIds: string[] = [];
  for (let run = 0; run < 3; run += 1) {
    const { runId } = await (await callTrigger(flow, {})).json();
    await ended(api, runId);
    runIds.push(runId);
  }
  await page.goto(`/runs/${runIds[0]}`);
  await page.getByRole('button', { name: 'Hold' }).click();
  const question = page.getByRole('dialog', { name: 'Hold this run' });
  await question.getByRole('textbox', { name: 'Why' }).fill('The auditor asked');
  await question.getByRole('button', { name: 'Hold' }).click();
  await expect(page.getByText('Held: The auditor asked')).toBeVisible();

  await page.goto(`/flows/${flow.id}`);
  await toolbar(page).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'How long runs are kept…' }).click();
  const dialog = page.getByRole('dialog', { name: 'How long runs are kept' });
  await expect(dialog).toContainText('3 runs since');
  await dialog.getByRole('spinbutton', { name: 'Runs that are kept at most' }).fill('1');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await page.reload();
  await toolbar(page).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'How long runs are kept…' }).click();
  await expect(dialog.getByRole('spinbutton', { name: 'Runs that are kept at most' })).toHaveValue('1');
  const refused = await api.delete(`/api/flows/${flow.id}`);
  expect((await refused.json()).error.code).toBe('FlowHasHeldRuns');
});
