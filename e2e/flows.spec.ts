/** The list of flows tells how each stands, and what can be done with a flow is done there. */

import { type APIRequestContext, expect, test } from '@playwright/test';

import { callTrigger, definitionOf, publishFlow } from './flows.ts';
import { chooseForFlow, flowCell, flowRow, uniqueName } from './flows-page.ts';
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
  const [draft, called, hourly] = [uniqueName('Only a draft'), uniqueName('Called once'), uniqueName('Every hour')];
  await api.post('/api/flows', { data: { name: draft } });
  const flow = await publishFlow(api, { name: called, definition: definitionOf(STEP) });
  await publishFlow(api, { name: hourly, definition: definitionOf(STEP, EVERY_HOUR) });
  await page.reload();
  await expect(flowCell(page, draft, 'State')).toHaveText('Draft');
  await expect(flowCell(page, draft, 'Trigger')).toHaveText('–');
  await expect(flowCell(page, called, 'State')).toHaveText('Published v1');
  await expect(flowCell(page, called, 'Trigger')).toHaveText('Request');
  await expect(flowCell(page, called, 'Last run')).toHaveText('Never');
  await expect(flowCell(page, called, 'Next run')).toHaveText('–');
  await expect(flowCell(page, hourly, 'Trigger')).toHaveText('Schedule');
  await expect(flowCell(page, hourly, 'Next run')).toHaveText(/^in (1 hour|\d+ minutes)$/);

  // The list moves by itself.
  expect((await callTrigger(flow, {})).status).toBe(202);
  await expect(page.getByRole('link', { name: `Last run of ${called}, Succeeded` })).toBeVisible();
});

test('a flow is renamed and duplicated; the copy is a draft of its own', async ({ page }) => {
  const [before, after] = [uniqueName('First name'), uniqueName('Second name')];
  await publishFlow(api, { name: before, definition: definitionOf(STEP) });
  await page.reload();
  await chooseForFlow(page, before, 'Rename');
  const dialog = page.getByRole('dialog', { name: 'Rename flow' });
  await dialog.getByLabel('Name').fill(after);
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await expect(flowRow(page, after)).toBeVisible();
  await expect(flowRow(page, before)).toBeHidden();

  await chooseForFlow(page, after, 'Duplicate');
  await expect(page.getByText(`Duplicated ${after}.`)).toBeVisible();
  const copy = page.getByRole('row').filter({ hasText: after }).filter({ hasText: 'Draft' });
  await expect(copy).toHaveCount(1);
  await expect(flowCell(page, after, 'State')).toHaveText('Published v1');
});

test('deleting asks, and says what goes; callers then get 404', async ({ page }) => {
  const name = uniqueName('To be deleted');
  const flow = await publishFlow(api, { name, definition: definitionOf(STEP) });
  expect((await callTrigger(flow, {})).status).toBe(202);
  await page.reload();
  await chooseForFlow(page, name, 'Delete…');
  const question = page.getByRole('alertdialog', { name: `Delete “${name}”?` });
  await expect(question.getByRole('listitem')).toHaveText([
    'the draft',
    'its published version',
    'its address: callers get 404 from then on',
    'the history of all its runs',
  ]);
  await question.getByRole('button', { name: 'Keep it' }).click();
  await expect(question).toBeHidden();
  expect((await callTrigger(flow, {})).status).toBe(202);

  await chooseForFlow(page, name, 'Delete…');
  await question.getByRole('button', { name: 'Delete flow' }).click();
  await expect(flowRow(page, name)).toBeHidden();
  await expect.poll(async () => errorOf(await callTrigger(flow, {}))).toEqual({ status: 404, code: 'NotFound' });
});

test('a disabled flow refuses calls and has no next run, until it is enabled again', async ({ page }) => {
  const [byCall, byTime] = [uniqueName('Switched by call'), uniqueName('Switched by time')];
  const flow = await publishFlow(api, { name: byCall, definition: definitionOf(STEP) });
  await publishFlow(api, { name: byTime, definition: definitionOf(STEP, EVERY_HOUR) });
  await page.reload();
  await expect(flowCell(page, byTime, 'Next run')).not.toHaveText('–');
  await chooseForFlow(page, byCall, 'Disable');
  await chooseForFlow(page, byTime, 'Disable');
  await expect(flowCell(page, byCall, 'State')).toHaveText('Disabled v1');
  await expect(flowCell(page, byTime, 'State')).toHaveText('Disabled v1');
  await expect(flowCell(page, byTime, 'Next run')).toHaveText('–');
  await expect.poll(async () => (await callTrigger(flow, {})).status).toBe(409);
  expect(await errorOf(await callTrigger(flow, {}))).toEqual({ status: 409, code: 'FlowDisabled' });

  await chooseForFlow(page, byCall, 'Enable');
  await chooseForFlow(page, byTime, 'Enable');
  await expect(flowCell(page, byTime, 'Next run')).toHaveText(/^in (1 hour|\d+ minutes)$/);
  await expect.poll(async () => (await callTrigger(flow, {})).status).toBe(202);
});
