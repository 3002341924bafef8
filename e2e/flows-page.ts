/** The list of flows as a person reads it. */

import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';

/** A name that no other flow has, so that a story can be told again. */
export function uniqueName(title: string): string {
  return `${title} ${randomUUID().slice(0, 8)}`;
}

/** The row of the flow of exactly that name. */
export function flowRow(page: Page, name: string): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
}

/** What stands in the flow's row below a heading of the table. */
export function flowCell(page: Page, name: string, column: keyof typeof COLUMNS): Locator {
  return flowRow(page, name).getByRole('cell').nth(COLUMNS[column]);
}

const COLUMNS = { State: 1, Trigger: 2, 'Last run': 3, 'Next run': 4 };

/** Takes an entry of the flow's menu. */
export async function chooseForFlow(page: Page, name: string, entry: string) {
  await page.getByRole('button', { name: `Actions of ${name}`, exact: true }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}
