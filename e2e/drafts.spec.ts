/** A draft is never lost: edits outlive a reload without a server, two people come to one draft, nobody leaves unasked. */

import { type APIRequestContext, type BrowserContext, expect, type Page, test } from '@playwright/test';

import type { FlowDetail } from '#core/api/flows.ts';
import { canvas, replaceText, step, stepPanel, toolbar } from './designer-page.ts';
import { definitionOf, newFlow } from './flows.ts';
import { uniqueName } from './flows-page.ts';
import { signedInApi, signIn } from './owner.ts';

const ACTIONS = {
  First: { type: 'Compose', inputs: 'one', runAfter: {} },
  Second: { type: 'Compose', inputs: 'two', runAfter: { First: ['Succeeded'] } },
};

let api: APIRequestContext;

test.beforeEach(async ({ page, baseURL }) => {
  api = await signedInApi(baseURL);
  await signIn(page);
});
test.afterEach(() => api.dispose());

async function open(page: Page, title: string): Promise<FlowDetail> {
  const flow = await newFlow(api, { name: uniqueName(title), definition: definitionOf(ACTIONS) });
  await page.goto(`/flows/${flow.id}`);
  await expect(canvas(page)).toBeVisible();
  return flow;
}

async function setInputs(page: Page, name: string, text: string) {
  await step(page, `${name}, Compose`).click();
  await replaceText(stepPanel(page).getByRole('textbox', { name: 'Inputs', exact: true }), text);
}

/** Saves as somebody else would: based on what the server holds now. */
async function saveElsewhere(flowId: string, change: (text: string) => string) {
  const { draft, revision }: FlowDetail = await (await api.get(`/api/flows/${flowId}`)).json();
  const data = { text: change(draft), parameters: '{}', revision };
  expect((await api.put(`/api/flows/${flowId}/draft`, { data })).ok()).toBe(true);
}

async function draftOf(flowId: string) {
  const { draft }: FlowDetail = await (await api.get(`/api/flows/${flowId}`)).json();
  return JSON.parse(draft).actions;
}

/** The server takes no drafts any more, until the answer is called. */
async function refuseSaves(context: BrowserContext): Promise<() => void> {
  let isRefusing = true;
  await context.route('**/draft', (route) => (isRefusing ? route.abort('connectionrefused') : route.continue()));
  return () => {
    isRefusing = false;
  };
}

test('edits made while the server is away are there after a reload, and are saved once it is back', async ({
  page,
  context,
}) => {
  const flow = await open(page, 'Made offline');
  const allowSaves = await refuseSaves(context);
  await setInputs(page, 'First', 'offline');
  await expect(toolbar(page).getByRole('status')).toContainText('Not saved');
  await expect(toolbar(page).getByRole('status')).toContainText('The server cannot be reached');

  page.on('dialog', (dialog) => dialog.accept());
  await page.reload();
  await expect(page.getByText('Edits that had not been saved are back')).toBeVisible();
  await step(page, 'First, Compose').click();
  await expect(stepPanel(page).getByRole('textbox', { name: 'Inputs', exact: true })).toHaveText('offline');
  allowSaves();
  await page.keyboard.press('Control+s');
  await expect(toolbar(page).getByRole('status')).toHaveText('Saved');
  expect((await draftOf(flow.id)).First.inputs).toBe('offline');

  // What is saved is not offered again.
  await page.reload();
  await expect(canvas(page)).toBeVisible();
  await expect(page.getByText('Edits that had not been saved are back')).toBeHidden();
});

test('edits that were left behind meet a draft that has moved on, and both are joined', async ({ page, context }) => {
  const flow = await open(page, 'Moved on');
  const allowSaves = await refuseSaves(context);
  await setInputs(page, 'First', 'mine');
  await expect(toolbar(page).getByRole('status')).toContainText('Not saved');
  await saveElsewhere(flow.id, (text) => text.replace('"two"', '"theirs"'));
  allowSaves();

  page.on('dialog', (dialog) => dialog.accept());
  await page.reload();
  const conflict = page.getByRole('alertdialog', { name: /saved this flow first$/ });
  await expect(conflict.getByRole('row', { name: 'First' })).toContainText('your change');
  await expect(conflict.getByRole('row', { name: 'Second' })).toContainText('their change');
  await conflict.getByRole('button', { name: 'Join both' }).click();
  await expect(toolbar(page).getByRole('status')).toHaveText('Saved');
  expect(await draftOf(flow.id)).toMatchObject({ First: { inputs: 'mine' }, Second: { inputs: 'theirs' } });
});

test('two people change the same step: one decides, and what gives way can be taken back', async ({ page }) => {
  const flow = await open(page, 'Same step');
  await saveElsewhere(flow.id, (text) => text.replace('"one"', '"theirs"').replace('"two"', '"also theirs"'));
  await setInputs(page, 'First', 'mine');
  const conflict = page.getByRole('alertdialog', { name: 'Test Owner saved this flow first' });
  const row = conflict.getByRole('row', { name: 'First' });
  await expect(row.getByRole('radio', { name: 'Yours' })).toBeChecked();
  await conflict.getByRole('tab', { name: 'Text' }).click();
  await expect(conflict.getByRole('textbox', { name: 'Theirs' })).toContainText('also theirs');

  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await expect(toolbar(page).getByRole('status')).toHaveText('Saved');
  expect(await draftOf(flow.id)).toMatchObject({ First: { inputs: 'mine' }, Second: { inputs: 'two' } });

  await toolbar(page).getByRole('button', { name: 'Versions' }).click();
  const versions = page.getByRole('dialog', { name: 'Versions' });
  await expect(versions.getByRole('group', { name: 'Gave way in a conflict' }).getByRole('radio')).toHaveCount(1);
  await versions.getByRole('button', { name: 'Restore as draft' }).click();
  await expect(toolbar(page).getByRole('status')).toHaveText('Saved');
  expect(await draftOf(flow.id)).toMatchObject({ First: { inputs: 'theirs' }, Second: { inputs: 'also theirs' } });
});

test('a link saves first, and asks when that fails', async ({ page, context }) => {
  await open(page, 'Leaving');
  const allowSaves = await refuseSaves(context);
  await setInputs(page, 'First', 'half done');
  await page.getByRole('link', { name: 'Flows', exact: true }).click();
  const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
  await expect(question).toContainText('Your edits stay in this browser');
  await question.getByRole('button', { name: 'Stay' }).click();
  await expect(canvas(page)).toBeVisible();

  allowSaves();
  await page.getByRole('link', { name: 'Flows', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Flows', exact: true })).toBeVisible();
});
