/** The panel of a step: what an expression gives in a past run, conditions, static results, two steps side by side. */

import { type APIRequestContext, expect, type Locator, type Page, test } from '@playwright/test';

import { type FlowDetail, flowDetailSchema } from '#core/api/flows.ts';
import { openCode, publish, replaceText, step, stepPanel, toolbar } from './designer-page.ts';
import { callTrigger, definitionOf, ended, lastRun, publishFlow, statuses } from './flows.ts';
import { signIn } from './owner.ts';

test.beforeEach(({ page }) => signIn(page));

const LINE = { type: 'object', properties: { sku: { type: 'string' } } };
const ORDER = {
  type: 'Request',
  kind: 'Http',
  inputs: {
    schema: { type: 'object', properties: { name: { type: 'string' }, lines: { type: 'array', items: LINE } } },
  },
};

const ACTIONS = {
  Order: { type: 'Compose', inputs: { customer: "@triggerBody()?['name']", shop: 'Ulm' }, runAfter: {} },
  Call: {
    type: 'Http',
    inputs: {
      method: 'POST',
      uri: "https://nowhere.invalid/@{outputs('Order')?['custmer']}",
      headers: { key: "@parameters('Key')" },
      authentication: { type: 'Basic', username: 'ada', password: 'readable' },
    },
    runAfter: { Order: ['Succeeded'] },
    runtimeConfiguration: { staticResult: { name: 'Call0', staticResultOptions: 'Enabled' } },
  },
  Check: {
    type: 'If',
    expression: { and: [{ equals: ["@outputs('Order')?['shop']", 'Ulm'] }, { not: { contains: ['a', 'b'] } }] },
    actions: {},
    else: { actions: {} },
    runAfter: { Call: ['Succeeded'] },
  },
  Last: { type: 'Compose', inputs: 'done', runAfter: { Check: ['Succeeded'] } },
};

const DEFINITION = {
  ...definitionOf(ACTIONS, { manual: ORDER }),
  parameters: { Key: { type: 'SecureString', defaultValue: 'hidden' } },
  staticResults: { Call0: { status: 'Succeeded', outputs: { statusCode: 200, headers: {}, body: {} } } },
};

/** A flow that has run once, in the designer. */
async function openRunFlow(page: Page, name: string): Promise<FlowDetail> {
  const flow = await publishFlow(page.request, { name, definition: DEFINITION });
  const answer = await callTrigger(flow, { name: 'Ada', lines: [{ sku: 'cup' }, { sku: 'tea' }] });
  expect(answer.status).toBe(202);
  await runOf(page.request, flow);
  await page.goto(`/flows/${flow.id}`);
  return flow;
}

async function runOf(api: APIRequestContext, flow: FlowDetail) {
  return ended(api, (await lastRun(api, flow.id)).id);
}

function field(page: Page, label: string): Locator {
  return stepPanel(page).getByRole('textbox', { name: label, exact: true });
}

/** The value beside a field, as its button says it. */
function value(page: Page, label: string): Locator {
  return stepPanel(page).getByRole('button', { name: `Value of ${label}:` });
}

test('an expression shows its value in the last run while it is typed', async ({ page }) => {
  await openRunFlow(page, 'Live preview');
  await step(page, 'Last, Compose').click();
  await replaceText(field(page, 'Inputs'), "Hello @{outputs('Order')?['customer']}");
  await expect(value(page, 'Inputs')).toContainText('Hello Ada');

  await replaceText(field(page, 'Inputs'), "@length(triggerBody()?['lines'])");
  await expect(value(page, 'Inputs')).toContainText(/2\s*Integer/);

  await replaceText(field(page, 'Inputs'), "@parameters('Key')");
  await expect(stepPanel(page)).toContainText("Hidden: the parameter 'Key' is secure.");
  await expect(stepPanel(page)).not.toContainText('hidden');

  await replaceText(field(page, 'Inputs'), "@triggerBody()?['name']");
  await expect(value(page, 'Inputs')).toContainText('Ada');
  await stepPanel(page).getByRole('button', { name: 'Values from' }).click();
  await page.getByRole('menuitem', { name: 'A sample made from schemas' }).click();
  await expect(value(page, 'Inputs')).toContainText('empty text');
});

test('a property that is not there is marked, and put right by one click', async ({ page }) => {
  await openRunFlow(page, 'Unknown property');
  await step(page, 'Call, HTTP').click();
  await expect(stepPanel(page)).toContainText("There is no 'custmer' in outputs('Order'). Did you mean 'customer'?");
  await expect(field(page, 'URI').locator('.cm-lintRange-warning')).toHaveText("'custmer'");
  await stepPanel(page).getByRole('button', { name: "Use 'customer'" }).click();
  await expect(value(page, 'URI')).toContainText('https://nowhere.invalid/Ada');
  await expect(field(page, 'URI')).toContainText("@{outputs('Order')?['customer']}");
});

test('what is wrong in an expression is underlined with its reason', async ({ page }) => {
  await openRunFlow(page, 'Expression errors');
  await step(page, 'Last, Compose').click();
  const inputs = field(page, 'Inputs');
  await replaceText(inputs, '@concta(1)');
  await expect(inputs.locator('.cm-lintRange-error')).toHaveText('concta');
  await expect(stepPanel(page)).toContainText("Did you mean 'concat'?");

  await replaceText(inputs, "@outputs('Ordr')");
  await expect(inputs.locator('.cm-lintRange-error')).toHaveText("'Ordr'");
  await inputs.locator('.cm-lintRange-error').hover();
  const reason = page.locator('.cm-diagnostic').filter({ hasText: "No step 'Ordr' comes before this one." });
  await reason.getByRole('button', { name: "Use 'Order'" }).click();
  await expect(inputs).toHaveText("@outputs('Order')");
  await expect(inputs.locator('.cm-lintRange-error')).toHaveCount(0);
});

test('names and properties are completed, from the chosen run too', async ({ page }) => {
  await openRunFlow(page, 'Completion');
  await step(page, 'Last, Compose').click();
  const inputs = field(page, 'Inputs');
  await replaceText(inputs, '');
  await inputs.pressSequentially('@outputs(');
  await page.getByRole('option', { name: 'Order' }).click();
  await expect(inputs).toHaveText("@outputs('Order')");
  await inputs.press('End');
  await inputs.pressSequentially('?[');
  await page.getByRole('option', { name: 'customer' }).click();
  await expect(inputs).toHaveText("@outputs('Order')?['customer']");

  await replaceText(inputs, '');
  await inputs.pressSequentially('@substring(triggerBody(), ');
  await expect(page.locator('.cm-function-help strong')).toHaveText('start');
});

test('a slash opens the picker, and is a character again when nothing is chosen', async ({ page }) => {
  await openRunFlow(page, 'Slash');
  await step(page, 'Last, Compose').click();
  const inputs = field(page, 'Inputs');
  await replaceText(inputs, '');
  await inputs.press('/');
  const picker = page.getByRole('dialog', { name: 'Insert into Inputs' });
  await picker.getByRole('combobox').fill('orders');
  await page.keyboard.press('Escape');
  await expect(inputs).toHaveText('/orders');
  await inputs.pressSequentially(' ');
  await inputs.press('/');
  await picker.getByRole('combobox').fill('customer');
  await page.keyboard.press('Enter');
  await expect(inputs).toHaveText("/orders @{outputs('Order')?['customer']}");
  await expect(value(page, 'Inputs')).toContainText('/orders Ada');
});

test('something of each item is read in a loop, when the person wants one', async ({ page }) => {
  await openRunFlow(page, 'Wrap in a loop');
  await step(page, 'Last, Compose').click();
  await replaceText(field(page, 'Inputs'), '');
  await stepPanel(page).getByRole('button', { name: 'Insert into Inputs' }).click();
  await page.getByRole('combobox').fill('sku of each');
  await page.getByRole('option', { name: 'sku of each item' }).click();
  const question = page.getByRole('dialog', { name: 'sku of each item: which item?' });
  await question.getByRole('button', { name: 'Wrap in a For each' }).click();
  await expect(field(page, 'Inputs')).toHaveText("@items('For_each')?['sku']");
  await expect(value(page, 'Inputs')).toContainText('cup');
  await expect(step(page, 'For each, For each').first()).toBeVisible();
  await toolbar(page).getByRole('button', { name: 'Undo: Change Inputs of Last' }).click();
  await toolbar(page).getByRole('button', { name: 'Undo: Wrap Last in a For each' }).click();
  await expect(step(page, 'For each, For each')).toHaveCount(0);
});

test('a condition goes from rows to text and back, and its rows can be moved', async ({ page }) => {
  await openRunFlow(page, 'Condition');
  await step(page, /^Check, Condition/).click();
  await stepPanel(page).getByRole('button', { name: 'Show as text' }).click();
  const text = field(page, 'Condition');
  await expect(text).toHaveText("@and(equals(outputs('Order')?['shop'], 'Ulm'), not(contains('a', 'b')))");
  await expect(toolbar(page).getByRole('button', { name: 'Undo' })).toBeDisabled();
  await replaceText(text, "@or(equals(1, 2), empty(outputs('Order')))");
  await stepPanel(page).getByRole('button', { name: 'Show as rows' }).click();
  await expect(stepPanel(page).getByRole('combobox', { name: 'Condition: how rows are joined' })).toHaveText(
    'Any of these holds',
  );
  await expect(field(page, 'Condition 2')).toHaveText("@empty(outputs('Order'))");

  await stepPanel(page).getByRole('button', { name: 'Commands for Condition 1', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Move down' }).click();
  await expect(field(page, 'Condition 1')).toHaveText("@empty(outputs('Order'))");
  await expect(stepPanel(page).getByRole('button', { name: 'Commands for Condition 2', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Make a group of it' }).click();
  await stepPanel(page).getByRole('combobox', { name: 'Condition 2: how rows are joined' }).click();
  await page.getByRole('option', { name: 'Not all of these hold' }).click();
  await expect(await openCode(page)).toContainText(`"@or(empty(outputs('Order')), not(and(equals(1, 2))))"`);
});

test('a static result stands in for a step, in the panel and in runs', async ({ page }) => {
  const flow = await openRunFlow(page, 'Static result');
  await step(page, 'Call, HTTP').click();
  await stepPanel(page).getByRole('tab', { name: 'Testing' }).click();
  await expect(stepPanel(page).getByRole('switch', { name: 'On: the step is not run' })).toBeChecked();
  await stepPanel(page).getByRole('combobox', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'Failed' }).click();
  await replaceText(field(page, 'Code of the error'), 'Teapot');
  await replaceText(field(page, 'Message of the error'), 'Short and stout');
  await publish(page, 2);
  await callTrigger(flow, { name: 'Ada', lines: [] });
  await expect.poll(async () => (await lastRun(page.request, flow.id)).versionNumber).toBe(2);
  const run = await runOf(page.request, flow);
  expect(statuses(run)).toMatchObject({ Call: 'Failed', Last: 'Skipped' });
  // The step reads a secret: what its message says is hidden, as in every run.
  expect(run.records.find(({ action }) => action === 'Call')?.error?.code).toBe('Teapot');

  await stepPanel(page).getByRole('button', { name: 'Remove' }).click();
  await expect(stepPanel(page).getByRole('button', { name: 'Use a static result' })).toBeVisible();
  await expect(await openCode(page)).not.toContainText('staticResult');
});

test('a pinned step stays beside the next one, and the panel as wide as it was made', async ({ page }) => {
  await openRunFlow(page, 'Pinned');
  await step(page, 'Order, Compose').click();
  await stepPanel(page).getByRole('button', { name: 'Pin this step' }).click();
  await step(page, 'Last, Compose').click();
  const pinned = page.getByRole('complementary', { name: 'Pinned step' });
  await expect(pinned.getByLabel('Name of the step')).toHaveValue('Order');
  await expect(stepPanel(page).getByLabel('Name of the step')).toHaveValue('Last');

  await pinned.getByLabel('Name of the step').fill('Purchase');
  await pinned.getByLabel('Name of the step').press('Enter');
  await expect(pinned.getByRole('button', { name: 'Pin this step', pressed: true })).toBeVisible();
  await expect(pinned.getByLabel('Name of the step')).toHaveValue('Purchase');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(pinned.getByLabel('Name of the step')).toHaveValue('Purchase');
  await pinned.getByRole('button', { name: 'Close the panel' }).click();
  await expect(pinned).toBeHidden();

  await step(page, 'Last, Compose').click();
  const edge = page.getByRole('separator', { name: 'Width of the panel Step' });
  const width = Number(await edge.getAttribute('aria-valuenow'));
  await edge.press('ArrowLeft');
  await expect(edge).toHaveAttribute('aria-valuenow', String(width + 24));
  await page.reload();
  await step(page, 'Last, Compose').click();
  await expect(edge).toHaveAttribute('aria-valuenow', String(width + 24));

  await stepPanel(page).getByRole('button', { name: 'Place of the panel' }).click();
  await page.getByRole('menuitem', { name: 'Collapse' }).click();
  await page.getByRole('button', { name: 'Open the panel Step' }).click();
  await expect(stepPanel(page).getByLabel('Name of the step')).toHaveValue('Last');
});

test('a readable secret is warned of and moves into a secure parameter', async ({ page }) => {
  const flow = await openRunFlow(page, 'Secret');
  await step(page, 'Call, HTTP').click();
  await expect(stepPanel(page)).toContainText('This stands readable in the definition');
  await stepPanel(page).getByRole('button', { name: 'Keep it in a secure parameter' }).click();
  await expect(field(page, 'Password')).toHaveText("@parameters('call_password')");
  await expect(stepPanel(page)).not.toContainText('This stands readable in the definition');
  await page.keyboard.press('Control+s');
  await expect(toolbar(page).getByRole('status')).toHaveText('Saved');
  const { draft } = flowDetailSchema.parse(await (await page.request.get(`/api/flows/${flow.id}`)).json());
  expect(JSON.parse(draft).parameters).toMatchObject({ call_password: { type: 'SecureString' } });
  expect(draft).not.toContain('readable');
});

test('the code of a step is edited in its panel', async ({ page }) => {
  await openRunFlow(page, 'Code of a step');
  await step(page, 'Last, Compose').click();
  await stepPanel(page).getByRole('tab', { name: 'Code' }).click();
  const code = field(page, 'JSON of this step');
  await replaceText(code, '{ "type": "Compose", "inputs": ');
  await expect(stepPanel(page).getByText(/^Not taken over yet/)).toBeVisible();
  await replaceText(code, '{ "type": "Compose", "inputs": "new", "runAfter": {} }');
  await stepPanel(page).getByRole('tab', { name: 'Parameters' }).click();
  await expect(field(page, 'Inputs')).toHaveText('new');
});
