/** Messages of one flow wait in a batch of another, are seen there, and run when the batch is full or somebody asks for it. */

import { type APIRequestContext, expect, type Page, test } from '@playwright/test';

import type { FlowDetail } from '#core/api/flows.ts';

import { publish, replaceText, step, stepPanel } from './designer-page.ts';
import { callTrigger, definitionOf, ended, lastRun, publishFlow, statuses } from './flows.ts';
import { chooseForFlow, uniqueName } from './flows-page.ts';
import { signedInApi, signIn } from './owner.ts';

let api: APIRequestContext;

test.beforeEach(async ({ page, baseURL }) => {
  api = await signedInApi(baseURL);
  await signIn(page);
});
test.afterEach(() => api.dispose());

function collector(name: string, messageCount: number): Promise<FlowDetail> {
  const inputs = { mode: 'Inline', configurations: { Orders: { releaseCriteria: { messageCount } } } };
  const actions = {
    Contents: { type: 'Select', inputs: { from: "@triggerBody()['items']", select: "@item()['content']" } },
  };
  return publishFlow(api, { name, definition: definitionOf(actions, { Collect: { type: 'Batch', inputs } }) });
}

function sender(name: string, flow: string): Promise<FlowDetail> {
  const inputs = { host: { workflow: { id: flow } }, batchName: 'Orders', content: '@triggerBody()' };
  return publishFlow(api, { name, definition: definitionOf({ Send: { type: 'SendToBatch', inputs } }) });
}

async function send(flow: FlowDetail, content: number): Promise<void> {
  const { runId } = await (await callTrigger(flow, content)).json();
  expect(statuses(await ended(api, runId))).toEqual({ Send: 'Succeeded' });
}

function waitingRow(page: Page) {
  return page.getByRole('region', { name: 'Waiting messages' }).getByRole('row', { name: /^Orders/ });
}

test('what waits is seen with what it waits for, and runs when somebody asks for it', async ({ page }) => {
  const name = uniqueName('Collect orders');
  const receiver = await collector(name, 3);
  const orders = await sender(uniqueName('Send orders'), name);
  await page.goto(`/flows/${receiver.id}/runs`);
  await expect(page.getByText('What other flows send to a batch is listed here until it runs.')).toBeVisible();
  await send(orders, 1);
  await send(orders, 2);
  await expect(waitingRow(page)).toContainText('2 of 3');
  await expect(waitingRow(page)).toContainText('DEFAULT');
  await page.getByRole('button', { name: 'Release now: Orders, DEFAULT' }).click();
  await expect(page.getByText('Released: a run has started')).toBeVisible();
  await expect(waitingRow(page)).toBeHidden();
  await expect(page.getByRole('link', { name: `Run of ${name}, Succeeded` })).toHaveCount(1);

  for (const content of [3, 4, 5]) await send(orders, content);
  await expect(page.getByRole('link', { name: `Run of ${name}, Succeeded` })).toHaveCount(2);
  const { id } = await lastRun(api, receiver.id);
  const values = await (await api.get(`/api/runs/${id}/values?action=Contents&side=outputs`)).json();
  expect(JSON.parse(values.outputs.text)).toEqual({ body: [3, 4, 5] });
});

test('the criteria are set in the form, and what a new version no longer collects can be discarded', async ({
  page,
}) => {
  const name = uniqueName('Collect bills');
  const receiver = await collector(name, 3);
  await send(await sender(uniqueName('Send bills'), receiver.id), 1);
  await page.goto(`/flows/${receiver.id}`);
  await step(page, /^Collect, Batch/).click();
  await replaceText(stepPanel(page).getByRole('textbox', { name: 'When it has so many messages' }), '1');
  await stepPanel(page).getByRole('textbox', { name: 'Name of batch Orders' }).fill('Bills');
  await stepPanel(page).getByRole('textbox', { name: 'Name of batch Orders' }).press('Enter');
  await publish(page, 2);

  await page.goto(`/flows/${receiver.id}/runs`);
  await expect(waitingRow(page)).toContainText('Never: the published version has no such batch');
  await page.getByRole('button', { name: 'Discard: Orders, DEFAULT' }).click();
  const question = page.getByRole('alertdialog', { name: 'Discard 1 message?' });
  await question.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByText('The messages are discarded')).toBeVisible();
  await expect(waitingRow(page)).toBeHidden();

  await page.goto('/');
  await chooseForFlow(page, name, 'Delete…');
  await expect(page.getByRole('alertdialog').getByRole('listitem')).toContainText([
    'the draft',
    'its 2 published versions',
    'the messages that wait in its batches',
  ]);
});
