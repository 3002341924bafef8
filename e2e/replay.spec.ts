/** A run that failed is repaired: from its failed step, from any step, with another payload, on a newer version. */

import { type APIRequestContext, expect, type Page, test } from '@playwright/test';

import { type CountingServer, startCountingServer } from './counting-server.ts';
import { replaceText } from './designer-page.ts';
import { callTrigger, definitionOf, ended, publishFlow } from './flows.ts';
import { signedInApi, signIn } from './owner.ts';
import { expectRunStatus, ranStep, ranStepPanel } from './run-page.ts';

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

const call = (path: string, more: object = {}) => ({
  type: 'Http',
  inputs: { method: 'POST', uri: `${server.url}${path}`, retryPolicy: { type: 'none' }, ...more },
  runAfter: {},
});
const following = (name: string) => ({ runAfter: { [name]: ['Succeeded'] } });

/** The run of a flow whose second call fails, opened. */
async function failedRun(page: Page, name: string) {
  server.failing.add('/warehouse');
  const definition = definitionOf({
    Check: call('/check'),
    Send: { ...call('/warehouse', { body: "@triggerBody()?['order']" }), ...following('Check') },
    Tell: { ...call('/tell'), ...following('Send') },
  });
  const flow = await publishFlow(api, { name, definition });
  const accepted = await callTrigger(flow, { order: 4711 });
  const { runId } = await accepted.json();
  await ended(api, runId);
  await page.goto(`/runs/${runId}`);
  await expectRunStatus(page, 'Failed');
  return { runId, flow, definition };
}

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Replay this run' });

async function replay(page: Page, from: string) {
  const before = page.url();
  await dialog(page).getByRole('button', { name: 'Replay' }).click();
  await expect(page).not.toHaveURL(before);
  await expect(page.getByText(`A replay of an earlier run, ${from}`)).toBeVisible();
}

test('from the failed step: nothing before it is called again, and both runs know each other', async ({ page }) => {
  await failedRun(page, 'Repaired');
  server.failing.clear();
  await page.getByRole('button', { name: 'Replay', exact: true }).click();
  await expect(dialog(page).getByRole('radio', { name: /^With the steps that failed/ })).toBeChecked();
  await replay(page, 'from the steps that failed');
  await expectRunStatus(page, 'Succeeded');
  await expect(ranStep(page, /^Check, HTTP, succeeded, taken over/)).toBeVisible();
  await expect(ranStep(page, /^Send, HTTP, succeeded/)).toBeVisible();
  expect(['/check', '/warehouse', '/tell'].map((path) => server.count(path))).toEqual([1, 2, 1]);
  await ranStep(page, /^Check, HTTP/).click();
  await expect(ranStepPanel(page).getByText('it was not done again')).toBeVisible();

  await page.getByRole('link', { name: 'an earlier run' }).click();
  await expectRunStatus(page, 'Failed');
  await page.getByRole('navigation', { name: 'Replays of this run' }).getByRole('link').click();
  await expectRunStatus(page, 'Succeeded');
});

test('from any step, with inputs that were changed', async ({ page }) => {
  await failedRun(page, 'Other inputs');
  server.failing.clear();
  await ranStep(page, /^Send, HTTP/).click();
  await ranStepPanel(page).getByRole('button', { name: 'Replay from here' }).click();
  await expect(dialog(page).getByRole('radio', { name: /^With Send/ })).toBeChecked();
  await dialog(page).getByRole('button', { name: 'Change the inputs of the step' }).click();
  const editor = dialog(page).getByRole('textbox', { name: 'Inputs of Send, JSON' });
  await expect(editor).toContainText('4711');
  await replaceText(editor, `{"method":"PUT","uri":"${server.url}/elsewhere","body":{"order":5}}`);
  await replay(page, 'from Send, with other inputs');
  await expectRunStatus(page, 'Succeeded');
  expect(['/check', '/warehouse', '/elsewhere', '/tell'].map((path) => server.count(path))).toEqual([1, 1, 1, 1]);
});

test('from the start with another payload, on the version that is published now', async ({ page }) => {
  const { flow, definition } = await failedRun(page, 'Other payload');
  server.failing.clear();
  const newer = { ...definition, actions: { ...definition.actions, Last: { ...call('/last'), ...following('Tell') } } };
  const saved = await api.put(`/api/flows/${flow.id}/draft`, {
    data: { text: JSON.stringify(newer), parameters: '{}', revision: flow.revision },
  });
  const { revision } = await saved.json();
  expect((await api.post(`/api/flows/${flow.id}/publish`, { data: { revision } })).ok()).toBe(true);
  await page.reload();
  await page.getByRole('button', { name: 'Replay', exact: true }).click();
  await dialog(page).getByText('At the start').click();
  await dialog(page).getByRole('combobox', { name: 'Version' }).click();
  await page.getByRole('option', { name: 'v2, which is published now' }).click();
  await dialog(page).getByRole('button', { name: 'Change what the trigger gave' }).click();
  const editor = dialog(page).getByRole('textbox', { name: 'What the trigger gave, JSON' });
  await expect(editor).toContainText('4711');
  await replaceText(editor, '{"body": {"order": ');
  await dialog(page).getByRole('button', { name: 'Replay' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('What the trigger gives is not JSON');
  await replaceText(editor, '{"body": {"order": 12}}');
  await replay(page, 'from the start, on a newer version, with another payload');
  await expectRunStatus(page, 'Succeeded');
  expect(server.count('/last')).toBe(1);
  expect(server.calls.findLast(({ path }) => path === '/warehouse')?.body).toBe('12');
});
