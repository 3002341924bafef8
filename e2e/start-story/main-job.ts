/** The main job, as a new user does it: an example becomes a flow that updates two systems, and shows what happens when one fails. */

import { expect, type Page, test } from '@playwright/test';

import { copyAddress, createFlow, publish, setParameters, step } from '#e2e/designer-page.ts';
import { signIn } from '#e2e/owner.ts';
import { expectRunStatus, openNewestRun, ranStep, ranStepPanel } from '#e2e/run-page.ts';
import { type DemoApis, startDemoApis } from '#scripts/demo-apis/start-demo-apis.ts';

const ADDRESS = { street: '12 Mill Lane', postalCode: 'OX1 4BJ', city: 'Oxford', country: 'GB' };
const FLOW = 'New address of a customer';

function post(url: string, customerId: string): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ customerId, name: 'Grace Moor', address: ADDRESS }),
  });
}

/** What a system holds of a customer. */
async function storedAddress(systems: DemoApis, system: 'crm' | 'inventory', customerId: string): Promise<unknown> {
  const answer = await fetch(`${systems.url}/${system}/customers/${customerId}/address`);
  return answer.ok ? (await answer.json()).address : undefined;
}

type Control = { system: 'crm' | 'inventory'; mode: 'fail'; times?: number; status?: number };

async function command(systems: DemoApis, control: Control): Promise<void> {
  const answer = await fetch(`${systems.url}/control`, { method: 'POST', body: JSON.stringify(control) });
  expect(answer.status).toBe(200);
}

/** From the first visit on; `page` has the address of the product as its base. */
export async function doMainJob(page: Page): Promise<void> {
  const systems = await startDemoApis({ port: 0 });
  try {
    await updateAddresses(page, systems);
  } finally {
    await systems.close();
  }
}

async function updateAddresses(page: Page, systems: DemoApis): Promise<void> {
  const addressIn = (system: 'crm' | 'inventory', customerId: string) => storedAddress(systems, system, customerId);
  const tell = (control: Control) => command(systems, control);
  await signIn(page);
  await createFlow(page, { name: FLOW, example: 'Customer address update' });
  await expect(step(page, 'Update CRM, HTTP')).toBeVisible();
  await setParameters(page, { crm: systems.url, inventory: systems.url });
  await publish(page, 1);
  const designer = page.url();
  const address = await copyAddress(page);

  await test.step('both systems are well', async () => {
    const answer = await post(address, 'C-1');
    expect(answer.status).toBe(200);
    const body = await answer.json();
    expect(body).toMatchObject({ customerId: 'C-1', crm: { address: ADDRESS }, inventory: { address: ADDRESS } });
    expect(body.message).toBe('The address of Grace Moor was changed in both systems.');
    expect(await addressIn('crm', 'C-1')).toEqual(ADDRESS);
    expect(await addressIn('inventory', 'C-1')).toEqual(ADDRESS);

    await openNewestRun(page, FLOW);
    await expectRunStatus(page, 'Succeeded');
    await expect(ranStep(page, 'Update CRM, HTTP, succeeded')).toBeVisible();
    await expect(ranStep(page, 'Update inventory, HTTP, succeeded')).toBeVisible();
    await expect(ranStep(page, 'Answer success, Response, succeeded')).toBeVisible();
    await expect(ranStep(page, 'Handle failure, Scope, skipped')).toBeVisible();
  });

  await test.step('the CRM fails twice', async () => {
    await tell({ system: 'crm', mode: 'fail', times: 2 });
    const answering = post(address, 'C-2');
    await page.goto(designer);
    await openNewestRun(page, FLOW);
    await expectRunStatus(page, 'Running');
    await ranStep(page, 'Update CRM, HTTP').click();
    await expect(ranStepPanel(page).getByRole('status')).toContainText('Tries again in');

    const answer = await answering;
    expect(answer.status).toBe(200);
    expect(await addressIn('crm', 'C-2')).toEqual(ADDRESS);
    await expect(ranStep(page, 'Update CRM, HTTP, succeeded, 3 tries')).toBeVisible();
    await expect(ranStepPanel(page).getByText('Succeeded after 3 tries')).toBeVisible();
    const attempts = ranStepPanel(page).getByRole('region', { name: 'Attempts' }).getByRole('listitem');
    await expect(attempts).toHaveText([/^Try 1.*ServiceUnavailable/, /^Try 2.*ServiceUnavailable/, /^Try 3.*OK/]);
    await ranStepPanel(page).getByRole('button', { name: 'Close the panel' }).click();
    await expectRunStatus(page, 'Succeeded');
  });

  await test.step('the inventory fails for good', async () => {
    await tell({ system: 'inventory', mode: 'fail', status: 404 });
    const answer = await post(address, 'C-3');
    expect(answer.status).toBe(502);
    const body = await answer.json();
    expect(body.message).toBe('The address of Grace Moor could not be changed everywhere.');
    expect(body.failures).toEqual([
      {
        step: 'Update_inventory',
        status: 'Failed',
        code: 'NotFound',
        answer: { error: 'The system is out of order.' },
      },
    ]);
    expect(await addressIn('crm', 'C-3')).toEqual(ADDRESS);
    expect(await addressIn('inventory', 'C-3')).toBeUndefined();

    await page.goto(designer);
    await openNewestRun(page, FLOW);
    await expectRunStatus(page, 'Succeeded');
    await expect(ranStep(page, 'Update CRM, HTTP, succeeded')).toBeVisible();
    await expect(ranStep(page, 'Update systems, Scope, failed')).toBeVisible();
    await expect(ranStep(page, 'Answer failure, Response, succeeded')).toBeVisible();
    await expect(ranStep(page, 'Answer success, Response, skipped')).toBeVisible();
    await ranStep(page, 'Update inventory, HTTP, failed').click();
    await expect(ranStepPanel(page).getByText('NotFound').first()).toBeVisible();
    await expect(ranStepPanel(page).getByRole('textbox', { name: 'Outputs' })).toContainText('out of order');
  });
}
