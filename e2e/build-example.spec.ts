/**
 * An address is changed in two systems at once, with an answer for either outcome: built from an empty flow by mouse, and
 * once more by keyboard alone; both then do the same.
 */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Locator, type Page, test } from '@playwright/test';

import { canvas, copyAddress, createFlow, publish, step, stepPanel, toolbar } from './designer-page.ts';
import { signIn } from './owner.ts';

test.beforeEach(({ page }) => signIn(page));

type Systems = { url: string; fail(path: string): void; close(): void };

/** Two systems that answer 200 until they are told to refuse. */
async function startSystems(): Promise<Systems> {
  const refusing = new Set<string>();
  const server = createServer((request, response) => {
    response.writeHead(refusing.has(request.url ?? '') ? 422 : 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, fail: (path) => refusing.add(path), close: () => server.close() };
}

function field(page: Page, label: string): Locator {
  return stepPanel(page).getByRole('textbox', { name: label, exact: true });
}

async function expectBothOutcomes(page: Page, systems: Systems) {
  await publish(page, 1);
  const address = await copyAddress(page);
  const call = () => fetch(address, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
  const good = await call();
  expect([good.status, await good.text()]).toEqual([200, 'Both are updated.']);
  systems.fail('/inventory');
  const bad = await call();
  expect([bad.status, await bad.text()]).toEqual([502, 'One of them failed.']);
}

test('by mouse', async ({ page }) => {
  const systems = await startSystems();
  await createFlow(page, { name: 'Both systems, by mouse' });
  const add = async (plus: string, operation: string, { isParallel = false } = {}) => {
    await canvas(page).getByRole('button', { name: plus, exact: true }).click();
    const picker = page.getByRole('dialog', { name: 'Add a step' });
    if (isParallel) await picker.getByRole('switch', { name: 'As a parallel branch' }).click();
    await picker.getByRole('option', { name: operation }).first().click();
    await expect(picker).toBeHidden();
  };
  const fill = async (label: string, text: string) => {
    await field(page, label).click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(text);
  };
  await add('Add a trigger', 'When an HTTP request is received');
  await add('Add a step', 'Scope');
  await add('Add a step in Scope', 'HTTP');
  await fill('URI', `${systems.url}/crm`);
  await add('Add a step before HTTP', 'HTTP', { isParallel: true });
  await fill('URI', `${systems.url}/inventory`);
  await add('Add a step at the end of the flow', 'Response');
  await fill('Body', 'Both are updated.');
  await add('Add a step between Scope and Response', 'Response', { isParallel: true });
  await fill('Status code', '502');
  await fill('Body', 'One of them failed.');
  await stepPanel(page).getByRole('tab', { name: 'Run after' }).click();
  await stepPanel(page).getByRole('checkbox', { name: 'Failed' }).click();
  await stepPanel(page).getByRole('checkbox', { name: 'Succeeded' }).click();
  await expectBothOutcomes(page, systems);
  systems.close();
});

/** Goes on by Tab, or back, as somebody without a mouse does. */
async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  await expect(wanted).toBeVisible();
  for (let count = 0; count < 150; count += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(wanted).toBeFocused();
}

test('by keyboard', async ({ page }) => {
  const systems = await startSystems();
  await createFlow(page, { name: 'Both systems, by keyboard' });
  const pick = async (operation: string, added: string) => {
    const search = page.getByRole('dialog', { name: 'Add a step' }).getByRole('combobox');
    await expect(search).toBeFocused();
    await page.keyboard.type(operation);
    await page.keyboard.press('Enter');
    await expect(step(page, added)).toBeFocused();
  };
  const fill = async (label: string, text: string) => {
    await tabTo(page, field(page, label));
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(text);
  };
  const backTo = (name: string) => tabTo(page, step(page, name), 'Shift+Tab');
  await tabTo(page, canvas(page).getByRole('button', { name: 'Add a trigger' }));
  await page.keyboard.press('Enter');
  await pick('HTTP request', 'When an HTTP request is received, When an HTTP request is received');
  await page.keyboard.press('a');
  await pick('scope', 'Scope, Scope');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await pick('call an', 'HTTP, HTTP');
  await fill('URI', `${systems.url}/crm`);
  await backTo('HTTP, HTTP');
  await page.keyboard.press('Shift+A');
  await pick('call an', 'HTTP 2, HTTP');
  await fill('URI', `${systems.url}/inventory`);
  await backTo('Scope, Scope');
  await page.keyboard.press('a');
  await pick('response', 'Response, Response');
  await fill('Body', 'Both are updated.');
  await backTo('Response, Response');
  await page.keyboard.press('Shift+A');
  await pick('response', 'Response 2, Response');
  await fill('Status code', '502');
  await fill('Body', 'One of them failed.');
  await tabTo(page, stepPanel(page).getByRole('tab', { name: 'Parameters' }), 'Shift+Tab');
  // The tabs follow a key some moments later.
  for (const name of ['Settings', 'Run after']) {
    await page.keyboard.press('ArrowRight');
    await expect(stepPanel(page).getByRole('tab', { name })).toBeFocused();
  }
  for (const status of ['Failed', 'Succeeded']) {
    await tabTo(page, stepPanel(page).getByRole('checkbox', { name: status }), 'Tab');
    await page.keyboard.press('Space');
  }
  await expect(toolbar(page).getByRole('button', { name: 'Undo: Change run after of Response 2' })).toBeEnabled();
  await expectBothOutcomes(page, systems);
  systems.close();
});
