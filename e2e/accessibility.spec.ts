/** Every page, panel and dialog can be used by people with other senses or hands: axe finds nothing, in light and in dark. */

import { type APIRequestContext, expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { canvas, createFlow, openCode, step, stepPanel, toolbar } from './designer-page.ts';
import { callTrigger, definitionOf, ended, type NewFlow, publishFlow } from './flows.ts';
import { chooseForFlow, uniqueName } from './flows-page.ts';
import { signedInApi, signIn } from './owner.ts';
import { ranStep } from './run-page.ts';

const THEMES = ['light', 'dark'] as const;

const LOOP = {
  Each: {
    type: 'Foreach',
    foreach: '@range(1, 3)',
    actions: { Keep: { type: 'Compose', inputs: '@item()', runAfter: {} } },
    runAfter: {},
  },
  Refuse: {
    type: 'Http',
    inputs: { method: 'GET', uri: 'http://127.0.0.1:9/orders', retryPolicy: { type: 'none' } },
    runAfter: { Each: ['Succeeded'] },
  },
  Answer: { type: 'Compose', inputs: "@body('Refuse')", runAfter: { Refuse: ['Failed', 'TimedOut'] } },
};

/** What has no form, is wrong or is switched off looks different. */
const WITH_PROBLEMS = {
  Broken: { type: 'Compose', inputs: "@concat('a', nope())", runAfter: {} },
  Foreign: { type: 'ApiConnection', inputs: { host: {} }, runAfter: { Broken: ['Succeeded'] } },
  Off: {
    type: 'Compose',
    inputs: 1,
    runAfter: { Foreign: ['Succeeded'] },
    operationOptions: 'Disabled',
  },
};

let api: APIRequestContext;

test.beforeEach(async ({ baseURL }) => {
  test.setTimeout(240_000);
  api = await signedInApi(baseURL);
});
test.afterEach(() => api.dispose());

async function published(flow: NewFlow) {
  return publishFlow(api, { ...flow, name: uniqueName(flow.name) });
}

/** Opens what the button leads to, looks at it and closes it again. */
async function lookInto(page: Page, { button, opens, where }: { button: Locator; opens: Locator; where: string }) {
  await button.click();
  await expect(opens).toBeVisible();
  await expectAccessible(page, where);
  await page.keyboard.press('Escape');
  await expect(opens).toBeHidden();
}

/** Each tab of the panel that is open. */
async function lookAtTabs(page: Page, stepName: string) {
  for (const tab of await stepPanel(page).getByRole('tab').all()) {
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    await expectAccessible(page, `${stepName}, tab ${await tab.textContent()}`);
  }
}

for (const theme of THEMES) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });

    test('the pages around the designer', async ({ page }) => {
      const flow = await published({ name: 'Accessible', definition: definitionOf(LOOP) });
      const { runId } = await (await callTrigger(flow, {})).json();
      await ended(api, runId);
      await page.goto('/sign-in');
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
      await expectAccessible(page, 'sign in');
      await signIn(page);
      const pages = [
        { path: '/', shows: page.getByRole('link', { name: flow.name, exact: true }) },
        { path: `/flows/${flow.id}/runs`, shows: page.getByRole('link', { name: `Run of ${flow.name}` }) },
        { path: '/runs', shows: page.getByRole('heading', { name: 'Runs' }) },
        { path: '/failures', shows: page.getByRole('heading', { name: 'Failures' }) },
        { path: '/failures/dead-letters', shows: page.getByRole('heading', { name: 'Failures' }) },
        { path: '/runs/replays', shows: page.getByRole('heading', { name: 'Replays of many runs' }) },
        { path: '/monitoring', shows: page.getByRole('heading', { name: 'Monitoring' }) },
        { path: '/alerts', shows: page.getByRole('heading', { name: 'Alerts', exact: true }) },
        { path: '/artifacts', shows: page.getByRole('heading', { name: 'Artifacts' }) },
        { path: '/account', shows: page.getByRole('heading', { name: 'Account' }) },
        { path: '/nowhere', shows: page.getByRole('heading').first() },
      ];
      for (const { path, shows } of pages) {
        await page.goto(path);
        await expect(shows).toBeVisible();
        await expectAccessible(page, path);
      }
      await page.goto(`/runs/${runId}`);
      await ranStep(page, /^Each, For each/).click();
      await expectAccessible(page, 'a run, a loop');
      await ranStep(page, /^Refuse, HTTP, failed/).click();
      await expectAccessible(page, 'a run, a failed step');
    });

    test('the menus and dialogs of the lists', async ({ page }) => {
      const flow = await published({ name: 'Listed', definition: definitionOf(LOOP) });
      await signIn(page);
      const dialog = page.getByRole('dialog');
      const newFlow = page.getByRole('button', { name: 'New flow' }).first();
      await lookInto(page, { button: newFlow, opens: dialog, where: 'new flow' });
      for (const name of ['Theme', 'Account', `Actions of ${flow.name}`]) {
        const button = page.getByRole('button', { name, exact: true });
        await lookInto(page, { button, opens: page.getByRole('menu'), where: `menu ${name}` });
      }
      await chooseForFlow(page, flow.name, 'Rename');
      await expectAccessible(page, 'rename a flow');
      await page.keyboard.press('Escape');
      await chooseForFlow(page, flow.name, 'Delete');
      await expectAccessible(page, 'delete a flow');
      await page.keyboard.press('Escape');
      await page.goto('/artifacts');
      const add = page.getByRole('button', { name: 'Add map or schema' }).first();
      await lookInto(page, { button: add, opens: dialog, where: 'add a map' });
    });

    test('the canvas and the panels of steps', async ({ page }) => {
      await signIn(page);
      await createFlow(page, { name: uniqueName('Panels'), example: 'Customer address update' });
      await expectAccessible(page, 'canvas');
      for (const name of ['When an address changes', 'Update CRM', 'Update systems', 'Failed updates', 'Outcome']) {
        await step(page, new RegExp(`^${name}, `)).click();
        await lookAtTabs(page, name);
      }
      await stepPanel(page).getByRole('tab', { name: 'Parameters' }).click();
      const insert = stepPanel(page)
        .getByRole('button', { name: /^Insert into/ })
        .first();
      await lookInto(page, { button: insert, opens: page.getByRole('dialog'), where: 'picker of expressions' });
      await stepPanel(page).getByRole('button', { name: /^Pin/ }).click();
      await step(page, /^Update CRM, /).click();
      await expectAccessible(page, 'two steps side by side');
    });

    test('the tools of the designer', async ({ page }) => {
      await signIn(page);
      await createFlow(page, { name: uniqueName('Tools'), example: 'Customer address update' });
      const picker = page.getByRole('dialog', { name: 'Add a step' });
      const plus = canvas(page)
        .getByRole('button', { name: /^Add a step/ })
        .first();
      await lookInto(page, { button: plus, opens: picker, where: 'picker of operations' });
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('combobox', { name: /Search steps/ })).toBeVisible();
      await expectAccessible(page, 'palette of commands');
      await page.keyboard.press('Escape');
      await step(page, /^Update CRM, /).click({ button: 'right' });
      await expect(page.getByRole('menu')).toBeVisible();
      await expectAccessible(page, 'menu of a step');
      await page.keyboard.press('Escape');
      await step(page, /^Update inventory, /).click({ modifiers: ['Shift'] });
      await expectAccessible(page, 'selected steps');
      await openCode(page);
      await expectAccessible(page, 'code');
      await toolbar(page).getByRole('button', { name: 'Code', exact: true }).click();
      for (const name of ['Parameters', 'Test']) {
        await toolbar(page).getByRole('button', { name, exact: true }).click();
        await expectAccessible(page, name);
      }
      await toolbar(page).getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: 'Find usages' }).click();
      await expect(page.getByRole('region', { name: 'Usages' })).toBeVisible();
      await expectAccessible(page, 'usages');
    });

    test('the dialogs of the designer', async ({ page }) => {
      const flow = await published({ name: 'Dialogs', definition: definitionOf(LOOP) });
      await signIn(page);
      await page.goto(`/flows/${flow.id}`);
      const dialog = page.getByRole('dialog');
      for (const name of ['Versions', 'Run', 'Publish', 'Address']) {
        const button = toolbar(page).getByRole('button', { name, exact: true });
        await lookInto(page, { button, opens: dialog, where: name });
      }
      for (const name of [/^Description/, /^Import/, /^Export/]) {
        await toolbar(page).getByRole('button', { name: 'More' }).click();
        const button = page.getByRole('menuitem', { name });
        await lookInto(page, { button, opens: dialog, where: String(name) });
      }
      await step(page, /^Refuse, /).click();
      await step(page, /^Refuse, /).press('Delete');
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await expectAccessible(page, 'deletion of a step');
    });

    test('problems, unknown steps and an empty flow', async ({ page }) => {
      await signIn(page);
      const created = await api.post('/api/flows', {
        data: { name: uniqueName('Problems'), definition: JSON.stringify(definitionOf(WITH_PROBLEMS), null, 2) },
      });
      await page.goto(`/flows/${(await created.json()).id}`);
      await step(page, /^Broken, /).click();
      await expectAccessible(page, 'a step with problems');
      await step(page, /^Foreign, /).click();
      await expectAccessible(page, 'a step without a form');
      await toolbar(page)
        .getByRole('button', { name: /^Problems/ })
        .click();
      await expectAccessible(page, 'problems');
      await createFlow(page, { name: uniqueName('Empty') });
      await expectAccessible(page, 'an empty flow');
    });
  });
}
