/** The page of a run as a person reads it. */

import { expect, type Locator, type Page } from '@playwright/test';

import { toolbar } from './designer-page.ts';

/** From the designer of a flow to its newest run. */
export async function openNewestRun(page: Page, flowName: string) {
  await toolbar(page).getByRole('link', { name: 'Runs' }).click();
  await page
    .getByRole('link', { name: `Run of ${flowName}` })
    .first()
    .click();
  await expect(runCanvas(page)).toBeVisible();
}

export function runCanvas(page: Page): Locator {
  return page.getByRole('region', { name: 'Canvas of the run' });
}

/** A step with how it went: "Update CRM, HTTP, succeeded, 3 tries". */
export function ranStep(page: Page, label: string | RegExp): Locator {
  return runCanvas(page).getByRole('button', { name: label });
}

/** The panel of the step that is looked at. */
export function ranStepPanel(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Step of the run' });
}

/** The status beside the flow's name, which is the first of its word on the page. */
export async function expectRunStatus(page: Page, word: string) {
  await expect(page.getByText(word, { exact: true }).first()).toBeVisible();
}
