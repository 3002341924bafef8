/** The code beside the canvas: both ways, completed from the tables, and problems lead to the character. */

import { type APIRequestContext, expect, type Page, test } from '@playwright/test';

import { canvas, openCode, replaceText, step, stepPanel, toolbar } from './designer-page.ts';
import { definitionOf, newFlow } from './flows.ts';
import { uniqueName } from './flows-page.ts';
import { signedInApi, signIn } from './owner.ts';

const ACTIONS = {
  First: { type: 'Compose', inputs: 'one', runAfter: {} },
  Call: {
    type: 'Http',
    inputs: { method: 'GET', uri: "https://example.com/@{outputs('Frist')}" },
    runAfter: { First: ['Succeeded'] },
  },
};

let api: APIRequestContext;

test.beforeEach(async ({ page, baseURL }) => {
  api = await signedInApi(baseURL);
  await signIn(page);
});
test.afterEach(() => api.dispose());

async function open(page: Page, title: string, actions: object = ACTIONS) {
  const flow = await newFlow(api, { name: uniqueName(title), definition: definitionOf(actions) });
  await page.goto(`/flows/${flow.id}`);
  await expect(canvas(page)).toBeVisible();
  return flow;
}

test('what is selected on the canvas shows in the code, and the cursor in the code selects on the canvas', async ({
  page,
}) => {
  await open(page, 'Selected both ways');
  const code = await openCode(page);
  // The lines may still be moving into their place when the code has just opened.
  await expect(async () => {
    await code.getByText('"First"').first().click();
    await expect(step(page, 'First, Compose')).toHaveAttribute('aria-pressed', 'true', { timeout: 2_000 });
  }).toPass();
  await expect(async () => {
    await code.getByText('"uri"').click();
    await expect(step(page, /^Call, HTTP/)).toHaveAttribute('aria-pressed', 'true', { timeout: 2_000 });
  }).toPass();
  await expect(stepPanel(page)).toBeHidden();
});

test('the code is completed: types, properties, predecessors, statuses, and functions inside strings', async ({
  page,
}) => {
  await open(page, 'Completed', { First: { type: 'Compose', inputs: 'one', runAfter: {} } });
  const code = await openCode(page);
  await replaceText(code, '{"triggers": {}, "actions": {"First": {"type": "Compose"}, "Second": {}}}');
  for (let count = 0; count < 3; count += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('"ty');
  await take(page, 'type');
  await page.keyboard.type('Ht');
  await take(page, 'Http');
  await page.keyboard.type(', "runA');
  await take(page, 'runAfter');
  await page.keyboard.type('"');
  await take(page, 'First');
  await expect(code).toContainText('"Second": {"type": "Http", "runAfter": {"First": ["Succeeded"]}}');
  await expect(step(page, /^Second, HTTP/)).toBeVisible();
});

/** The completion that is offered under that name. */
async function take(page: Page, name: string) {
  await page.keyboard.press('Control+Space');
  await page
    .getByRole('option', { name: new RegExp(`^${name}`) })
    .first()
    .click();
}

test('a text that is edited in the code and taken back by undo is the same to the byte', async ({ page }) => {
  const flow = await open(page, 'Round trip');
  const before = (await (await api.get(`/api/flows/${flow.id}`)).json()).draft;
  const code = await openCode(page);
  await replaceText(code, before.replace('"one"', '"changed"'));
  await step(page, 'First, Compose').click();
  await expect(stepPanel(page).getByRole('textbox', { name: 'Inputs', exact: true })).toHaveText('changed');
  await toolbar(page).getByRole('button', { name: 'Undo: Edit code' }).click();
  await page.keyboard.press('Control+s');
  await expect(toolbar(page).getByRole('status')).toHaveText('Saved');
  expect((await (await api.get(`/api/flows/${flow.id}`)).json()).draft).toBe(before);
});

test('a problem leads to the field and the character, and its fix is undone', async ({ page }) => {
  await open(page, 'To the character');
  await toolbar(page)
    .getByRole('button', { name: /^Problems: 1 error/ })
    .click();
  const problem = page.getByRole('complementary', { name: 'Problems' }).getByRole('listitem');
  await expect(problem).toContainText('Call › inputs › uri');
  await problem.getByRole('button').first().click();
  const uri = stepPanel(page).getByRole('textbox', { name: 'URI', exact: true });
  await expect(uri).toBeFocused();
  // The name that is wrong is selected: typing replaces it.
  await page.keyboard.type("'First'");
  await expect(uri).toHaveText("https://example.com/@{outputs('First')}");
  await expect(toolbar(page).getByRole('button', { name: 'Problems: No problems' })).toBeVisible();

  await uri.fill("https://example.com/@{outputs('Frist')}");
  await toolbar(page)
    .getByRole('button', { name: /^Problems: 1 error/ })
    .click();
  await problem.getByRole('button', { name: 'Use "First"' }).click();
  await expect(toolbar(page).getByRole('button', { name: 'Problems: No problems' })).toBeVisible();
  await toolbar(page).getByRole('button', { name: 'Undo: Use "First"' }).click();
  await expect(toolbar(page).getByRole('button', { name: /^Problems: 1 error/ })).toBeVisible();
});
