/** The designer as a person uses it: by the names that buttons, fields and steps carry. */

import { expect, type Locator, type Page } from '@playwright/test';

const EMPTY = 'Empty flow';

/** Makes a flow by the dialog of the list, empty or from the example of that title, and waits for its canvas. */
export async function createFlow(page: Page, { name, example = EMPTY }: { name: string; example?: string }) {
  await page.goto('/');
  await page.getByRole('button', { name: 'New flow' }).click();
  const dialog = page.getByRole('dialog', { name: 'New flow' });
  await dialog.getByText(example, { exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('button', { name: 'Create flow' }).click();
  await expect(canvas(page)).toBeVisible();
  await expect(page.getByLabel('Name of the flow')).toHaveValue(name);
}

export function canvas(page: Page): Locator {
  return page.getByRole('region', { name: 'Canvas', exact: true });
}

export function toolbar(page: Page): Locator {
  return page.getByRole('toolbar', { name: 'Flow' });
}

/** The panel of the step that is selected. */
export function stepPanel(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Step', exact: true });
}

/** A step on the canvas; `label` begins with its name and operation: "Update CRM, HTTP". */
export function step(page: Page, label: string | RegExp): Locator {
  return canvas(page).getByRole('button', { name: label });
}

/** Opens the picker by the "+" of that name, searches, and takes the operation. */
export async function addStep(page: Page, { plus, operation }: { plus: string; operation: string }) {
  await canvas(page).getByRole('button', { name: plus }).click();
  const picker = page.getByRole('dialog', { name: 'Add a step' });
  await picker.getByRole('combobox').fill(operation);
  await picker.getByRole('option', { name: operation }).first().click();
  await expect(picker).toBeHidden();
}

/** Publishes by the dialog and waits until that version is out. */
export async function publish(page: Page, version: number) {
  await toolbar(page).getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText(`Version ${version} is published`)).toBeVisible();
}

/** Copies the address of the flow, as it lies on the clipboard then. */
export async function copyAddress(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await toolbar(page).getByRole('button', { name: 'Address' }).click();
  await page.getByRole('button', { name: 'Copy: Address' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  await page.keyboard.press('Escape');
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Gives parameters their values in the panel. */
export async function setParameters(page: Page, values: Record<string, string>) {
  await toolbar(page).getByRole('button', { name: 'Parameters' }).click();
  for (const [name, value] of Object.entries(values)) {
    await page.getByRole('textbox', { name: `Value of ${name}`, exact: true }).fill(value);
  }
}

/**
 * Replaces all of an editor's text at once, as pasting does. By keys, because an editor may take its own selection for the true one
 * just after Playwright's `fill` has selected its text.
 */
export async function replaceText(editor: Locator, text: string) {
  await editor.click();
  await editor.press('ControlOrMeta+a');
  if (text === '') await editor.press('Delete');
  else await editor.page().keyboard.insertText(text);
}

/** The code of the definition beside the canvas; opens it first. */
export async function openCode(page: Page): Promise<Locator> {
  const command = toolbar(page).getByRole('button', { name: 'Code', exact: true });
  if ((await command.getAttribute('aria-pressed')) !== 'true') await command.click();
  const code = page.getByRole('textbox', { name: 'Code of the definition' });
  await expect(code).toBeVisible();
  return code;
}
