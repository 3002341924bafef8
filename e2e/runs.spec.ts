/** A run can be watched while it goes on, stopped, looked into and started again. */

import { type APIRequestContext, expect, test } from '@playwright/test';

import { startCountingServer } from './counting-server.ts';
import { callTrigger, definitionOf, ended, publishFlow } from './flows.ts';
import { signedInApi, signIn } from './owner.ts';
import { expectRunStatus, ranStep, ranStepPanel, runCanvas } from './run-page.ts';

let api: APIRequestContext;

test.beforeEach(async ({ page, baseURL }) => {
  api = await signedInApi(baseURL);
  await signIn(page);
});
test.afterEach(() => api.dispose());

/** Publishes a flow of these actions and calls it: the id of the run that goes on now. */
async function started(name: string, actions: object, body: unknown = {}): Promise<string> {
  const flow = await publishFlow(api, { name, definition: definitionOf(actions) });
  const accepted = await callTrigger(flow, body);
  expect(accepted.status).toBe(202);
  return (await accepted.json()).runId;
}

const WAIT_AN_HOUR = { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } }, runAfter: {} };

test('a waiting run says what it waits for, and is cancelled within five seconds after a question', async ({
  page,
}) => {
  const runId = await started('Long wait', {
    Pause: WAIT_AN_HOUR,
    Never: { type: 'Compose', inputs: 1, runAfter: { Pause: ['Succeeded'] } },
  });
  await page.goto(`/runs/${runId}`);
  await expectRunStatus(page, 'Running');
  await ranStep(page, 'Pause, Delay').click();
  await expect(ranStepPanel(page).getByRole('status')).toHaveText(/^Goes on in (1 h|59 min \d+ s)$/);

  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  const question = page.getByRole('alertdialog', { name: 'Cancel this run?' });
  await question.getByRole('button', { name: 'Let it run' }).click();
  await expectRunStatus(page, 'Running');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await question.getByRole('button', { name: 'Cancel the run' }).click();
  await expect(page.getByText('Cancelled', { exact: true }).first()).toBeVisible({ timeout: 5_000 });
  await expect(ranStep(page, 'Pause, Delay, cancelled')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Cancel', exact: true })).toBeHidden();
});

test('a replay from the start makes a new run of the same input, and the list says so', async ({ page }) => {
  const actions = { Echo: { type: 'Compose', inputs: "@triggerBody()['order']", runAfter: {} } };
  const runId = await started('From the start', actions, { order: 4711 });
  await ended(api, runId);
  await page.goto(`/runs/${runId}`);
  await page.getByRole('button', { name: 'Replay', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Replay' }).click();
  await expect(page).not.toHaveURL(new RegExp(runId));
  await expectRunStatus(page, 'Succeeded');
  await ranStep(page, 'Echo, Compose, succeeded').click();
  await expect(ranStepPanel(page).getByRole('textbox', { name: 'Outputs' })).toHaveText('4711');
  const { run } = await ended(api, new URL(page.url()).pathname.split('/').at(-1) ?? '');
  expect(run.originRunId).toBe(runId);

  await page.getByRole('link', { name: 'Runs of From the start' }).click();
  const rows = page
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: 'Run of From the start, Succeeded' }) });
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('Request, replay');
});

test('the iterations of a loop are paged through, with a jump to the first that failed', async ({ page }) => {
  const runId = await started(
    'Loop with a failure',
    {
      For_each: {
        type: 'Foreach',
        foreach: "@triggerBody()['divisors']",
        actions: { Divide: { type: 'Compose', inputs: '@div(100, item())', runAfter: {} } },
        runAfter: {},
      },
    },
    { divisors: [1, 2, 4, 0, 5] },
  );
  await ended(api, runId);
  await page.goto(`/runs/${runId}`);
  await expectRunStatus(page, 'Failed');
  const pager = page.getByRole('group', { name: 'Iterations of For_each' });
  await expect(pager.getByRole('button', { name: 'Iteration 1 of 5' })).toBeVisible();
  await expect(ranStep(page, 'Divide, Compose, succeeded')).toBeVisible();
  await pager.getByRole('button', { name: 'Next iteration' }).click();
  await expect(pager.getByRole('button', { name: 'Iteration 2 of 5' })).toBeVisible();
  await ranStep(page, 'Divide, Compose, succeeded').click();
  await expect(ranStepPanel(page).getByRole('textbox', { name: 'Outputs' })).toHaveText('50');

  await pager.getByRole('button', { name: 'First failed iteration, 4' }).click();
  await expect(pager.getByRole('button', { name: 'Iteration 4 of 5' })).toBeVisible();
  await expect(ranStep(page, 'Divide, Compose, failed')).toBeVisible();
  await expect(ranStepPanel(page).getByText(/zero/i).first()).toBeVisible();

  await pager.getByRole('button', { name: 'Iteration 4 of 5' }).click();
  await page.getByRole('button', { name: 'Iteration 5: Succeeded' }).click();
  await expect(ranStepPanel(page).getByRole('textbox', { name: 'Outputs' })).toHaveText('20');
});

/** Something to wait for, until it is opened. */
function gate() {
  let open = () => {};
  const isOpen = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { isOpen, open: () => open() };
}

test('the page moves by itself while the run goes on', async ({ page }) => {
  const gates = new Map(['/1', '/2', '/3'].map((path) => [path, gate()]));
  const target = await startCountingServer({ until: (path) => gates.get(path)?.isOpen });
  const call = (path: string, after?: string) => ({
    type: 'Http',
    inputs: { method: 'GET', uri: `${target.url}/${path}` },
    runAfter: after ? { [after]: ['Succeeded'] } : {},
  });
  const runId = await started('Step by step', { One: call('1'), Two: call('2', 'One'), Three: call('3', 'Two') });
  await page.goto(`/runs/${runId}`);
  await expectRunStatus(page, 'Running');
  await expect(ranStep(page, 'One, HTTP, running')).toBeVisible();
  await expect(ranStep(page, /^Three, HTTP$/)).toBeVisible();
  gates.get('/1')?.open();
  await expect(ranStep(page, 'One, HTTP, succeeded')).toBeVisible();
  await expect(ranStep(page, 'Two, HTTP, running')).toBeVisible();
  gates.get('/2')?.open();
  gates.get('/3')?.open();
  await expect(ranStep(page, 'Three, HTTP, succeeded')).toBeVisible();
  await expectRunStatus(page, 'Succeeded');
  await expect(page.getByText('Running', { exact: true })).toBeHidden();
  await target.close();
});

test('a step shows what went in and what came out, the trigger what it got', async ({ page }) => {
  const target = await startCountingServer();
  const runId = await started(
    'Inputs and outputs',
    {
      Send: {
        type: 'Http',
        inputs: { method: 'POST', uri: `${target.url}/orders`, body: "@triggerBody()['order']" },
        runAfter: {},
      },
    },
    { order: { id: 'A-17' } },
  );
  await ended(api, runId);
  await page.goto(`/runs/${runId}`);
  await ranStep(page, 'Send, HTTP, succeeded').click();
  await expect(ranStepPanel(page).getByRole('textbox', { name: 'Inputs' })).toContainText('"A-17"');
  await expect(ranStepPanel(page).getByRole('textbox', { name: 'Outputs' })).toContainText('"path": "/orders"');
  await runCanvas(page)
    .getByRole('button', { name: /^manual, / })
    .click();
  await expect(ranStepPanel(page).getByRole('textbox', { name: 'Outputs' })).toContainText('"A-17"');
  await expect(ranStepPanel(page).getByRole('textbox', { name: 'Inputs' })).toBeHidden();
  await target.close();
});
