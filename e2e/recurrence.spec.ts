/** A flow with a Recurrence starts itself, at its times, until it is switched off. */

import { expect, test } from '@playwright/test';

import { runPageSchema } from '#core/api/runs.ts';

import { addStep, createFlow, publish, replaceText, stepPanel, toolbar } from './designer-page.ts';
import { definitionOf, publishFlow } from './flows.ts';
import { flowCell, uniqueName } from './flows-page.ts';
import { signedInApi, signIn } from './owner.ts';

const STEP = { Tick: { type: 'Compose', inputs: 1, runAfter: {} } };
const EVERY_TWO_SECONDS = { beat: { type: 'Recurrence', recurrence: { frequency: 'Second', interval: 2 } } };

test('a flow set to every two seconds runs by itself, and stops when it is disabled', async ({ page, baseURL }) => {
  await signIn(page);
  const api = await signedInApi(baseURL);
  const runsOf = async (flowId: string) =>
    runPageSchema.parse(await (await api.get(`/api/runs?flowId=${flowId}&limit=100`)).json()).runs;

  const name = uniqueName('Every two seconds');
  await createFlow(page, { name });
  await addStep(page, { plus: 'Add a trigger', operation: 'Recurrence' });
  await replaceText(stepPanel(page).getByRole('textbox', { name: 'Every', exact: true }), '2');
  await stepPanel(page).getByRole('combobox', { name: 'Unit' }).click();
  await page.getByRole('option', { name: 'Second' }).click();
  await expect(stepPanel(page).getByText('Every 2 seconds')).toBeVisible();
  await addStep(page, { plus: 'Add a step', operation: 'Compose' });
  await replaceText(stepPanel(page).getByRole('textbox', { name: 'Inputs', exact: true }), '@utcNow()');
  await publish(page, 1);
  const designer = page.url();
  const flowId = designer.split('/').at(-1) ?? '';

  await toolbar(page).getByRole('link', { name: 'Runs' }).click();
  const runs = page.getByRole('link', { name: `Run of ${name}, Succeeded` });
  await expect.poll(() => runs.count()).toBeGreaterThanOrEqual(4);
  // The first run is the one of the full second in which the flow was published; the others keep to the beat from there.
  const times = (await runsOf(flowId))
    .map(({ acceptedAt }) => acceptedAt)
    .toReversed()
    .slice(1);
  const distances = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  for (const distance of distances) expect(Math.abs(distance - 2_000), `${distances} ms`).toBeLessThan(700);

  await page.goto('/');
  await expect(flowCell(page, name, 'Next run')).toHaveText('just now');

  await page.goto(designer);
  await toolbar(page).getByRole('switch', { name: 'Enabled' }).click();
  await expect(toolbar(page).getByRole('switch', { name: 'Enabled' })).not.toBeChecked();
  await page.goto('/');
  await expect(flowCell(page, name, 'Next run')).toHaveText('–');
  // Another flow of the same beat tells that time went by.
  const metronome = await publishFlow(api, { name: 'Metronome', definition: definitionOf(STEP, EVERY_TWO_SECONDS) });
  const stopped = (await runsOf(flowId)).length;
  await expect.poll(async () => (await runsOf(metronome.id)).length).toBeGreaterThanOrEqual(3);
  expect(await runsOf(flowId)).toHaveLength(stopped);
  await api.delete(`/api/flows/${metronome.id}`);
  await api.dispose();
});
