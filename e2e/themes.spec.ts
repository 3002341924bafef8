/** Every page in light and in dark, without a word of complaint in the console. */

import { expect, type Page, test } from '@playwright/test';

import { callTrigger, definitionOf, ended, publishFlow } from './flows.ts';
import { uniqueName } from './flows-page.ts';
import { signedInApi, signIn } from './owner.ts';

const STEP = { Note: { type: 'Compose', inputs: 'done', runAfter: {} } };
const THEMES = ['light', 'dark'] as const;

/** Collects what the console says and what no code has caught. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${page.url()}: ${message.text()}`);
  });
  return complaints;
}

async function expectTheme(page: Page, theme: (typeof THEMES)[number]) {
  await expect(page.locator('html')).toHaveCSS('color-scheme', theme);
}

for (const theme of THEMES) {
  test(`every page in ${theme}`, async ({ page, baseURL }) => {
    const api = await signedInApi(baseURL);
    const flow = await publishFlow(api, { name: uniqueName(`Shown in ${theme}`), definition: definitionOf(STEP) });
    const { runId } = await (await callTrigger(flow, {})).json();
    await ended(api, runId);
    await page.emulateMedia({ colorScheme: theme });
    const complaints = complaintsOf(page);

    await page.goto('/sign-in');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expectTheme(page, theme);
    await signIn(page);

    const pages = [
      { path: '/', shows: page.getByRole('link', { name: flow.name, exact: true }) },
      { path: `/flows/${flow.id}`, shows: page.getByRole('button', { name: 'Note, Compose' }) },
      { path: `/flows/${flow.id}/runs`, shows: page.getByRole('link', { name: `Run of ${flow.name}` }) },
      { path: '/runs', shows: page.getByRole('heading', { name: 'Runs' }) },
      { path: `/runs/${runId}`, shows: page.getByRole('button', { name: 'Note, Compose, succeeded' }) },
      { path: '/account', shows: page.getByRole('heading', { name: 'Account' }) },
    ];
    for (const { path, shows } of pages) {
      await page.goto(path);
      await expect(shows).toBeVisible();
      await expectTheme(page, theme);
    }
    expect(complaints).toEqual([]);

    await page.goto('/nowhere');
    await expectTheme(page, theme);
    await api.dispose();
  });
}

test('the theme chosen in the menu stays', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await signIn(page);
  await expectTheme(page, 'light');
  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expectTheme(page, 'dark');
  await page.reload();
  await expectTheme(page, 'dark');
});
