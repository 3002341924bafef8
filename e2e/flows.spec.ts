/** The list of flows tells how each stands, and what can be done with a flow is done there. */

import { type APIRequestContext, expect, test } from '@playwright/test';

import type { FlowDetail } from '#core/api/flows.ts';

import { callTrigger, definitionOf, publishFlow } from './flows.ts';
import { chooseForFlow, flowCell, flowRow } from './flows-page.ts';
import { signedInApi, signIn } from './owner.ts';

const STEP = { Note: { type: 'Compose', inputs: 'done', runAfter: {} } };
const EVERY_HOUR = { hourly: { type: 'Recurrence', recurrence: { frequency: 'Hour', interval: 1 } } };

let api: APIRequestContext;

test.beforeEach(async ({ page, baseURL }) => {
  api = await signedInApi(baseURL);
  await signIn(page);
});
test.afterEach(() => api.dispose());

async function errorOf(answer: Response) {
  return { status: answer.status, code: (await answer.json()).error.code };
}

test('a row shows state, trigger, last run and next run', async ({ page }) => {
  await api.post('/api/flows', { data: { name: 'Only a draft' } });
  const called: FlowDetail = await publishFlow(api, { name: 'Called once', definition: definitionOf(STEP) });
  await publishFlow(api, { name: 'Every hour', definition: definitionOf(STEP, EVERY_HOUR) });
  await page.reload();
  await expect(flowCell(page, 'Only a draft', 'State')).toHaveText('Draft');
  await expect(flowCell(page, 'Only a draft', 'Trigger')).toHaveText('–');
  await expect(flowCell(page, 'Called once', 'State')).toHaveText('Published v1');
  await expect(flowCell(page, 'Called once', 'Trigger')).toHaveText('Request');
  await expect(flowCell(page, 'Called once', 'Last run')).toHaveText('Never');
  await expect(flowCell(page, 'Called once', 'Next run')).toHaveText('–');
  await expect(flowCell(page, 'Every hour', 'Trigger')).toHaveText('Schedule');
  await expect(flowCell(page, 'Every hour', 'Next run')).toHaveText(/^in (1 hour|\d+ minutes)$/);

  // The list moves by itself.
  expect((await callTrigger(called, {})).status).toBe(202);
  await expect(page.getByRole('link', { name: 'Last run of Called once, Succeeded' })).toBeVisible();
});

test('a flow is renamed and duplicated; the copy is a draft of its own', async ({ page }) => {
  await publishFlow(api, { name: 'First name', definition: definitionOf(STEP) });
  await page.reload();
  await chooseForFlow(page, 'First name', 'Rename');
  const dialog = page.getByRole('dialog', { name: 'Rename flow' });
  await dialog.getByLabel('Name').fill('Second name');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(flowRow(page, 'Second name')).toBeVisible();
  await expect(flowRow(page, 'First name')).toBeHidden();

  await chooseForFlow(page, 'Second name', 'Duplicate');
  await expect(page.getByText('Duplicated Second name.')).toBeVisible();
  const copy = page.getByRole('row').filter({ hasText: 'Second name' }).filter({ hasText: 'Draft' });
  await expect(copy).toHaveCount(1);
  await expect(flowCell(page, 'Second name', 'State')).toHaveText('Published v1');
});

test('deleting asks, and says what goes; callers then get 404', async ({ page }) => {
  const flow = await publishFlow(api, { name: 'To be deleted', definition: definitionOf(STEP) });
  expect((await callTrigger(flow, {})).status).toBe(202);
  await page.reload();
  await chooseForFlow(page, 'To be deleted', 'Delete…');
  const question = page.getByRole('alertdialog', { name: 'Delete “To be deleted”?' });
  await expect(question.getByRole('listitem')).toHaveText([
    'the draft',
    'its published version',
    'its address: callers get 404 from then on',
    'the history of all its runs',
  ]);
  await question.getByRole('button', { name: 'Keep it' }).click();
  await expect(question).toBeHidden();
  expect((await callTrigger(flow, {})).status).toBe(202);

  await chooseForFlow(page, 'To be deleted', 'Delete…');
  await question.getByRole('button', { name: 'Delete flow' }).click();
  await expect(flowRow(page, 'To be deleted')).toBeHidden();
  await expect.poll(async () => errorOf(await callTrigger(flow, {}))).toEqual({ status: 404, code: 'NotFound' });
});

test('a disabled flow refuses calls and has no next run, until it is enabled again', async ({ page }) => {
  const flow = await publishFlow(api, { name: 'Switched by call', definition: definitionOf(STEP) });
  await publishFlow(api, { name: 'Switched by time', definition: definitionOf(STEP, EVERY_HOUR) });
  await page.reload();
  await expect(flowCell(page, 'Switched by time', 'Next run')).not.toHaveText('–');
  await chooseForFlow(page, 'Switched by call', 'Disable');
  await chooseForFlow(page, 'Switched by time', 'Disable');
  await expect(flowCell(page, 'Switched by call', 'State')).toHaveText('Disabled v1');
  await expect(flowCell(page, 'Switched by time', 'State')).toHaveText('Disabled v1');
  await expect(flowCell(page, 'Switched by time', 'Next run')).toHaveText('–');
  await expect.poll(async () => (await callTrigger(flow, {})).status).toBe(409);
  expect(await errorOf(await callTrigger(flow, {}))).toEqual({ status: 409, code: 'FlowDisabled' });

  await chooseForFlow(page, 'Switched by call', 'Enable');
  await chooseForFlow(page, 'Switched by time', 'Enable');
  await expect(flowCell(page, 'Switched by time', 'Next run')).toHaveText(/^in (1 hour|\d+ minutes)$/);
  await expect.poll(async () => (await callTrigger(flow, {})).status).toBe(202);
});
