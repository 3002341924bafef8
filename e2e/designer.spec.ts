/** A flow is built by mouse and as code, and the designer says what is wrong with it before anybody calls it. */

import { expect, type Page, test } from '@playwright/test';

import {
  addStep,
  canvas,
  copyAddress,
  createFlow,
  openCode,
  publish,
  replaceText,
  step,
  stepPanel,
  toolbar,
} from './designer-page.ts';
import { signIn } from './owner.ts';

const GREETING = 'Answer a request';

test.beforeEach(({ page }) => signIn(page));

function field(page: Page, label: string) {
  return stepPanel(page).getByRole('textbox', { name: label, exact: true });
}

test('a flow built from nothing by mouse answers as it was meant to', async ({ page }) => {
  await createFlow(page, { name: 'Built by mouse' });
  await addStep(page, { plus: 'Add a trigger', operation: 'When an HTTP request is received' });
  await addStep(page, { plus: 'Add a step', operation: 'Compose' });
  await field(page, 'Inputs').click();
  // Key by key: the editor completes and closes brackets meanwhile.
  await field(page, 'Inputs').pressSequentially("@concat('Good morning, ', triggerBody()?['name'])");
  await expect(field(page, 'Inputs')).toHaveText("@concat('Good morning, ', triggerBody()?['name'])");

  await addStep(page, { plus: 'Add a step at the end of the flow', operation: 'Response' });
  await stepPanel(page).getByRole('button', { name: 'Insert into Body' }).click();
  await page.getByRole('option', { name: "outputs('Compose')" }).first().click();
  await expect(field(page, 'Body')).toHaveText("@outputs('Compose')");

  await step(page, 'Compose, Compose').click();
  await page.getByLabel('Name of the step').fill('Greeting');
  await page.getByLabel('Name of the step').press('Enter');
  await step(page, 'Response, Response').click();
  await expect(field(page, 'Body')).toHaveText("@outputs('Greeting')");

  await toolbar(page).getByRole('button', { name: 'Undo: Rename Compose to Greeting' }).click();
  await expect(step(page, 'Compose, Compose')).toBeVisible();
  await expect(field(page, 'Body')).toHaveText("@outputs('Compose')");
  await toolbar(page).getByRole('button', { name: 'Redo: Rename Compose to Greeting' }).click();
  await expect(step(page, 'Greeting, Compose')).toBeVisible();
  await expect(field(page, 'Body')).toHaveText("@outputs('Greeting')");

  await publish(page, 1);
  const answer = await fetch(await copyAddress(page), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Millrace' }),
  });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe('Good morning, Millrace');
});

test('Ctrl+S saves at once, and a reload shows what was saved', async ({ page }) => {
  await createFlow(page, { name: 'Saved by key', example: GREETING });
  await step(page, 'Compose greeting, Compose').click();
  await page.getByLabel('Name of the step').fill('Welcome');
  await page.getByLabel('Name of the step').press('Enter');
  // Long before the draft would be saved by itself.
  const saving = page.waitForRequest((request) => request.url().endsWith('/draft'), { timeout: 1_200 });
  await page.keyboard.press('Control+s');
  await saving;
  await expect(toolbar(page).getByRole('status')).toHaveText('Saved');
  await page.reload();
  await expect(step(page, 'Welcome, Compose')).toBeVisible();
});

test('canvas and code are two views of one definition', async ({ page }) => {
  await createFlow(page, { name: 'Both ways', example: GREETING });
  const code = await openCode(page);
  await expect(code).toContainText('"Compose_greeting": {');

  await step(page, 'Compose greeting, Compose').click();
  await page.getByLabel('Name of the step').fill('Polite words');
  await page.getByLabel('Name of the step').press('Enter');
  await expect(code).toContainText('"Polite_words": {');
  await expect(code).toContainText(`"@outputs('Polite_words')"`);

  await replaceText(
    code,
    JSON.stringify({
      triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } },
      actions: { Written_by_hand: { type: 'Compose', inputs: 1, runAfter: {} } },
    }),
  );
  await expect(step(page, 'Written by hand, Compose')).toBeVisible();
  await expect(step(page, 'Polite words, Compose')).toBeHidden();
});

test('broken code can be saved, not published, and every problem is listed', async ({ page }) => {
  await createFlow(page, { name: 'Broken code', example: GREETING });
  const broken = '{ "triggers": {}, "actions": { "A": ';
  await replaceText(await openCode(page), broken);
  await expect(page.getByText('The canvas shows the last good state.')).toBeVisible();
  await expect(step(page, 'Compose greeting, Compose')).toBeVisible();
  await page.keyboard.press('Control+s');
  await expect(toolbar(page).getByRole('status')).toHaveText('Saved');
  await page.reload();
  await expect(await openCode(page)).toContainText(broken.trim());

  await toolbar(page).getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText(/^Not published: \d+ problems?$/)).toBeVisible();
  const problems = page.getByRole('complementary', { name: 'Problems' });
  await expect(problems.getByRole('listitem').filter({ hasText: /^Line 1, column 37: / })).not.toHaveCount(0);
  await expect(toolbar(page).getByText('Draft', { exact: true })).toBeVisible();
});

test('problems are marked on their step, listed, and lead there', async ({ page }) => {
  await createFlow(page, { name: 'With a problem', example: GREETING });
  await expect(toolbar(page).getByRole('button', { name: 'Problems: No problems' })).toBeVisible();
  await step(page, 'Compose greeting, Compose').click();
  await replaceText(field(page, 'Inputs'), "@outputs('Nowhere')");
  await expect(step(page, 'Compose greeting, Compose, 1 error')).toBeVisible();
  await stepPanel(page).getByRole('button', { name: 'Close the panel' }).click();

  await toolbar(page).getByRole('button', { name: 'Problems: 1 error, 0 warnings' }).click();
  const problem = page.getByRole('complementary', { name: 'Problems' }).getByRole('listitem');
  await expect(problem).toContainText('Nowhere');
  await problem.getByRole('button').first().click();
  await expect(page.getByLabel('Name of the step')).toHaveValue('Compose greeting');
  await expect(stepPanel(page).getByRole('list', { name: 'Problems of this step' })).toContainText('Nowhere');

  await replaceText(field(page, 'Inputs'), 'well again');
  await expect(toolbar(page).getByRole('button', { name: 'Problems: No problems' })).toBeVisible();
});

test('deleting a step asks when others use what it gives, and undo brings it back', async ({ page }) => {
  await createFlow(page, { name: 'Deleting', example: GREETING });
  await step(page, 'Compose greeting, Compose').click();
  await step(page, 'Compose greeting, Compose').press('Delete');
  const question = page.getByRole('alertdialog', { name: 'Delete “Compose greeting”?' });
  await expect(question).toContainText('What it gives is used by Answer.');
  await question.getByRole('button', { name: 'Keep' }).click();
  await expect(step(page, 'Compose greeting, Compose')).toBeVisible();

  await stepPanel(page).getByRole('button', { name: 'Commands for this step' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(step(page, 'Compose greeting, Compose')).toBeHidden();
  await expect(step(page, 'Answer, Response, 1 error')).toBeVisible();

  await toolbar(page).getByRole('button', { name: 'Undo: Delete Compose greeting' }).click();
  await expect(step(page, 'Compose greeting, Compose')).toBeVisible();
  // Nothing depends on the answer: it goes without a question.
  await step(page, 'Answer, Response').click();
  await step(page, 'Answer, Response').press('Delete');
  await expect(step(page, 'Answer, Response')).toBeHidden();
  await expect(canvas(page).getByRole('button', { name: 'Compose greeting, Compose' })).toBeVisible();
});
