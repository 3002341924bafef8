/** A draft is tried from the designer: what is real, what stands in, where it stops; nothing of it enters the history. */

import { type APIRequestContext, expect, type Page, test } from '@playwright/test';

import { type CountingServer, startCountingServer } from './counting-server.ts';
import { replaceText, step, toolbar } from './designer-page.ts';
import { definitionOf, newFlow } from './flows.ts';
import { uniqueName } from './flows-page.ts';
import { signedInApi, signIn } from './owner.ts';

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

function panel(page: Page) {
  return page.getByRole('complementary', { name: 'Test run' });
}

const after = (name: string) => ({ [name]: ['Succeeded'] });

test('a mock stands in for one call, the other is real, and the run stops where it is told to', async ({ page }) => {
  const http = (path: string, rest: object) => ({
    type: 'Http',
    inputs: { method: 'POST', uri: `${server.url}${path}`, body: '@triggerBody()' },
    ...rest,
  });
  const schema = { type: 'object', properties: { order: { type: 'integer' } } };
  const definition = definitionOf(
    {
      Look_up: http('/look-up', { runAfter: {} }),
      Each: {
        type: 'Foreach',
        foreach: "@body('Look_up')?['items']",
        actions: { Show: { type: 'Compose', inputs: "@items('Each')" } },
        runAfter: after('Look_up'),
      },
      Book: http('/book', { runAfter: after('Each') }),
      Send: http('/send', { runAfter: after('Book') }),
    },
    { manual: { type: 'Request', kind: 'Http', inputs: { schema } } },
  );
  const flow = await newFlow(api, { name: uniqueName('Tried out'), definition });
  await page.goto(`/flows/${flow.id}`);
  await toolbar(page).getByRole('button', { name: 'Test', exact: true }).click();
  await expect(panel(page).getByRole('note')).toContainText('Calls are real. Look up, Book, Send will reach');

  await panel(page).getByRole('switch', { name: 'A result in place of Look up' }).click();
  const result = panel(page).getByRole('textbox', { name: 'Result in place of Look up' });
  await replaceText(result, '{"status": "Succeeded", "outputs": {"body": {"items": ["a", "b"]}}}');
  await replaceText(panel(page).getByRole('textbox', { name: 'Body of the trigger, JSON' }), '{"order": 4711}');
  await panel(page).getByRole('combobox', { name: 'Stop before' }).click();
  await page.getByRole('option', { name: 'Send' }).click();
  await panel(page).getByRole('button', { name: 'Run the draft' }).click();

  await expect(panel(page).getByText('Stopped before Send, as asked.')).toBeVisible();
  await expect(step(page, 'Look up, HTTP, succeeded')).toBeVisible();
  await expect(step(page, 'Book, HTTP, succeeded')).toBeVisible();
  expect(server.calls.map(({ path }) => path)).toEqual(['/book']);

  await page.getByRole('button', { name: 'Next iteration' }).click();
  await step(page, 'Show, Compose, succeeded').click();
  await expect(panel(page).getByRole('textbox', { name: 'Outputs' })).toHaveText('"b"');
  await step(page, /^Send, HTTP/).click();
  await expect(panel(page).getByText('It has done nothing; these would have been its inputs.')).toBeVisible();
  await expect(panel(page).getByRole('textbox', { name: 'Inputs' })).toContainText('"order": 4711');

  const runs = await (await api.get(`/api/runs?flowId=${flow.id}`)).json();
  expect(runs.runs).toEqual([]);

  // What was set up is there again.
  await page.reload();
  await toolbar(page).getByRole('button', { name: 'Test', exact: true }).click();
  await expect(panel(page).getByRole('switch', { name: 'A result in place of Look up' })).toBeChecked();
  await expect(panel(page).getByRole('textbox', { name: 'Body of the trigger, JSON' })).toContainText('4711');
});

test('a test run is cancelled, and one that cannot begin says why', async ({ page }) => {
  const wait = { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } }, runAfter: {} };
  const flow = await newFlow(api, { name: uniqueName('Cancelled test'), definition: definitionOf({ Pause: wait }) });
  await page.goto(`/flows/${flow.id}`);
  await toolbar(page).getByRole('button', { name: 'Test', exact: true }).click();
  await replaceText(panel(page).getByRole('textbox', { name: 'Body of the trigger, JSON' }), '{"order": ');
  await panel(page).getByRole('button', { name: 'Run the draft' }).click();
  await expect(panel(page).getByRole('alert')).toContainText('The body is not JSON');

  await panel(page).getByRole('button', { name: "Use the sample of the trigger's schema" }).click();
  await panel(page).getByRole('button', { name: 'Run the draft' }).click();
  await expect(step(page, /^Pause, Delay, waiting/)).toBeVisible();
  await panel(page).getByRole('button', { name: 'Cancel the run' }).click();
  await expect(panel(page).getByRole('status')).toContainText('Cancelled');
  await expect(step(page, /^Pause, Delay, cancelled/)).toBeVisible();
});
