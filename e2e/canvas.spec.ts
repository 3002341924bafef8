/** Steps are moved, copied, wrapped, switched off and noted on the canvas, by mouse and by keyboard. */

import { expect, type Locator, type Page, test } from '@playwright/test';

import { canvas, createFlow, openCode, step, toolbar } from './designer-page.ts';
import { signIn } from './owner.ts';

const ADDRESS_UPDATE = 'Customer address update';

test.beforeEach(({ page }) => signIn(page));

/** Drags with the mouse, in steps as a hand does. */
async function drag(page: Page, from: Locator, to: Locator) {
  const start = await from.boundingBox();
  const end = await to.boundingBox();
  if (!start || !end) throw new Error('There is nothing to drag, or no place for it.');
  await page.mouse.move(start.x + 60, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + 80, start.y + start.height / 2 + 10, { steps: 4 });
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 8 });
  await expect(to).toHaveAttribute('data-drop-target', 'true');
  await page.mouse.up();
}

function plus(page: Page, name: string) {
  return canvas(page).getByRole('button', { name });
}

async function code(page: Page): Promise<string> {
  const editor = await openCode(page);
  const text = await editor.innerText();
  await toolbar(page).getByRole('button', { name: 'Code', exact: true }).click();
  return text;
}

test('a scope is dragged to another place; what the move would break is told first', async ({ page }) => {
  await createFlow(page, { name: 'Dragged', example: ADDRESS_UPDATE });
  await drag(page, step(page, 'Describe failures, Select'), plus(page, 'Add a step before Update systems'));
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('"Failed_updates" has not run by then');
  await question.getByRole('button', { name: 'Leave it where it is' }).click();
  await expect(toolbar(page).getByRole('button', { name: 'Nothing to undo' })).toBeVisible();

  await drag(page, step(page, 'Outcome, Compose'), plus(page, 'Add a step at the end of Handle failure'));
  await expect(toolbar(page).getByRole('button', { name: 'Undo: Move Outcome' })).toBeEnabled();
  await page.keyboard.press('Control+z');
  await expect(toolbar(page).getByRole('button', { name: 'Redo: Move Outcome' })).toBeEnabled();
});

test('steps are selected together, copied, and pasted into another flow under free names', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await createFlow(page, { name: 'Copied from', example: ADDRESS_UPDATE });
  await step(page, 'Failed updates, Filter array').click();
  await step(page, 'Describe failures, Select').click({ modifiers: ['Shift'] });
  await expect(page.getByRole('toolbar', { name: 'Selected steps' })).toContainText('2 steps');
  await page.keyboard.press('Control+c');

  await createFlow(page, { name: 'Pasted into', example: ADDRESS_UPDATE });
  await step(page, 'Describe failures, Select').click();
  await page.keyboard.press('Control+v');
  await expect(step(page, 'Failed updates 2, Filter array')).toBeVisible();
  await expect(step(page, 'Describe failures 2, Select')).toBeVisible();
  expect(await code(page)).toContain("@body('Failed_updates_2')");
});

test('a step is wrapped, taken out, switched off and on by its menu', async ({ page }) => {
  await createFlow(page, { name: 'By menu', example: 'Answer a request' });
  const greeting = step(page, /^Compose greeting, Compose/);
  await greeting.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Wrap in a scope' }).click();
  await expect(step(page, 'Scope, Scope')).toBeVisible();
  await step(page, 'Scope, Scope').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Take the container away' }).click();
  await expect(step(page, 'Scope, Scope')).toBeHidden();

  await greeting.focus();
  await page.keyboard.press('Enter');
  await greeting.click();
  await page.keyboard.press('Control+/');
  await expect(step(page, 'Compose greeting, Compose, switched off')).toBeVisible();
  await page.keyboard.press('Control+/');
  await expect(step(page, 'Compose greeting, Compose, switched off')).toBeHidden();
});

test('a note is written, moved and shown again after a reload', async ({ page }) => {
  await createFlow(page, { name: 'Noted', example: 'Answer a request' });
  await step(page, /^Compose greeting, Compose/).click();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /Search steps/ }).fill('add a note');
  await page.getByRole('option', { name: 'Add a note', exact: true }).click();
  const text = page.getByRole('textbox', { name: 'Text of the note, in Markdown' });
  await text.fill('Greets **everybody**');
  await text.press('Escape');
  const note = page.getByRole('region', { name: 'Note on Compose_greeting' });
  await expect(note.locator('strong')).toHaveText('everybody');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(note.locator('strong')).toHaveText('everybody');
  await note.hover();
  await note.getByRole('button', { name: 'Delete the note' }).click();
  await expect(note).toBeHidden();
});

test('Ctrl+K leads to a step in a closed container, which opens', async ({ page }) => {
  await createFlow(page, { name: 'Found', example: ADDRESS_UPDATE });
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /Search steps/ }).fill('close all');
  await page.keyboard.press('Enter');
  await expect(step(page, 'Describe failures, Select')).toBeHidden();
  await page.reload();
  await expect(step(page, 'Update systems, Scope')).toBeVisible();
  await expect(step(page, 'Describe failures, Select')).toBeHidden();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /Search steps/ }).fill('describe');
  await page.keyboard.press('Enter');
  await expect(step(page, 'Describe failures, Select')).toHaveAttribute('aria-pressed', 'true');
});

test('everything goes by keyboard: walk, add, select, move, delete, undo', async ({ page }) => {
  await createFlow(page, { name: 'By keyboard', example: 'Answer a request' });
  const greeting = step(page, /^Compose greeting, Compose/);
  await greeting.focus();
  await page.keyboard.press('a');
  await page.getByRole('dialog', { name: 'Add a step' }).getByRole('combobox').fill('delay');
  await page.keyboard.press('Enter');
  await expect(step(page, 'Delay, Delay')).toBeVisible();
  await step(page, 'Delay, Delay').focus();
  await page.keyboard.press('ArrowUp');
  await expect(greeting).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(toolbar(page).getByRole('button', { name: 'Undo: Move Delay' })).toBeEnabled();
  await page.keyboard.press('Delete');
  await expect(step(page, 'Delay, Delay')).toBeHidden();
  for (let count = 0; count < 3; count += 1) await page.keyboard.press('Control+z');
  await expect(toolbar(page).getByRole('button', { name: 'Nothing to undo' })).toBeVisible();
});
