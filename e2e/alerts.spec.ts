/**
 * A remote API breaks at night: an alert goes out by mail and webhook, the person follows its link to what failed and why,
 * repairs the API, has fifty runs done again from where they failed, and is told that it is over.
 */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { SMTPServer } from 'smtp-server';

import { startCountingServer } from './counting-server.ts';
import { callTrigger, definitionOf, ended, publishFlow } from './flows.ts';
import { uniqueName } from './flows-page.ts';
import { signedInApi, signIn } from './owner.ts';
import { ranStep, ranStepPanel } from './run-page.ts';

const ORDERS = 50;
/** Rules are looked at every 15 seconds. */
const SOON = 40_000;

let api: APIRequestContext;

test.beforeEach(async ({ page, baseURL }) => {
  api = await signedInApi(baseURL);
  await signIn(page);
});
test.afterEach(() => api.dispose());

/** A mail server that keeps what it gets. */
async function startMailServer() {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
      });
      stream.on('end', () => {
        mails.push(text.replaceAll('=\r\n', '').replaceAll('=3D', '='));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return { mails, port, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

async function startWebhook() {
  const messages: { event: string; rule: string; url: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    messages.push(JSON.parse(body));
    response.end('noted');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { messages, url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

test('an alert leads from the mail to the repair, and says when it is over', async ({ page }) => {
  test.setTimeout(240_000);
  const [mail, hook, server] = [await startMailServer(), await startWebhook(), await startCountingServer()];
  const name = uniqueName('Night orders');
  try {
    await page.goto('/alerts');
    await page.getByRole('button', { name: 'New channel' }).click();
    const channel = page.getByRole('dialog', { name: 'New channel' });
    await channel.getByRole('textbox', { name: 'Name' }).fill('Night watch');
    await channel.getByRole('textbox', { name: 'Mail server' }).fill('127.0.0.1');
    await channel.getByRole('spinbutton', { name: 'Port' }).fill(String(mail.port));
    await channel.getByRole('textbox', { name: 'From' }).fill('millrace@example.com');
    await channel.getByRole('textbox', { name: 'To' }).fill('night@example.com');
    await channel.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Test Night watch' }).click();
    await expect(page.getByText('Night watch took it')).toBeVisible();
    expect(mail.mails).toHaveLength(1);

    await page.getByRole('button', { name: 'New channel' }).click();
    await channel.getByRole('textbox', { name: 'Name' }).fill('Pager');
    await channel.getByRole('combobox', { name: 'Kind' }).click();
    await page.getByRole('option', { name: 'Webhook', exact: true }).click();
    await channel.getByRole('textbox', { name: 'Address' }).fill(hook.url);
    await channel.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('button', { name: 'Test Pager' })).toBeVisible();

    const call = (path: string) => ({ method: 'POST', uri: `${server.url}${path}`, retryPolicy: { type: 'none' } });
    const definition = definitionOf({
      Check: { type: 'Http', inputs: call('/check'), runAfter: {} },
      Send: { type: 'Http', inputs: call('/warehouse'), runAfter: { Check: ['Succeeded'] } },
    });
    const flow = await publishFlow(api, { name, definition });
    await page.reload();
    await page.getByRole('button', { name: 'New rule' }).click();
    const rule = page.getByRole('dialog', { name: 'New rule' });
    await rule.getByRole('textbox', { name: 'Name' }).fill(`Failures of ${name}`);
    await rule.getByRole('combobox', { name: 'What to look for' }).click();
    await page.getByRole('option', { name: 'Failures in a row' }).click();
    await rule.getByRole('button', { name: 'Flows' }).click();
    await page.getByRole('checkbox', { name }).click();
    await page.keyboard.press('Escape');
    await expect(rule.getByText('Tells when the last 3 runs failed.')).toBeVisible();
    await rule.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('switch', { name: `Failures of ${name} is on` })).toBeChecked();

    server.failing.add('/warehouse');
    const runIds: string[] = [];
    for (let order = 0; order < ORDERS; order += 1) {
      runIds.push((await (await callTrigger(flow, { order })).json()).runId);
    }
    for (const runId of runIds) await ended(api, runId);
    await expect.poll(() => mail.mails.length, { timeout: SOON }).toBe(2);
    await expect.poll(() => hook.messages.length, { timeout: SOON }).toBe(1);
    expect(mail.mails[1]).toContain(`Alert: Failures of ${name}`);
    const link = /https?:\/\/\S*\/failures\S*/.exec(mail.mails[1] ?? '')?.[0] ?? '';
    expect(link).toBe(hook.messages[0]?.url);

    await page.goto(link);
    await page.getByRole('link', { name: `${name} › Send` }).click();
    await expect(page.getByText('one of a kind')).toBeVisible();
    await page
      .getByRole('link', { name: `Run of ${name}, Failed` })
      .first()
      .click();
    await ranStep(page, /^Send, HTTP, failed/).click();
    await expect(ranStepPanel(page)).toContainText('down for repair');
    await page.goBack();

    server.failing.clear();
    await page.getByRole('button', { name: 'All of these' }).click();
    await page.getByRole('menuitem', { name: 'Replay…' }).click();
    const replay = page.getByRole('dialog', { name: `Replay ${ORDERS} runs` });
    await replay.getByRole('combobox', { name: 'At most' }).click();
    await page.getByRole('option', { name: '1,200 runs in a minute' }).click();
    await replay.getByRole('button', { name: 'Replay' }).click();
    await expect(page.getByText('Finished', { exact: true })).toBeVisible({ timeout: SOON });
    await expect(page.getByText(`${ORDERS} of ${ORDERS} runs, 100 %`)).toBeVisible();
    await expect.poll(() => server.count('/warehouse')).toBe(2 * ORDERS);
    expect(server.count('/check')).toBe(ORDERS);

    await expect.poll(() => mail.mails.length, { timeout: SOON }).toBe(3);
    expect(mail.mails[2]).toContain(`Resolved: Failures of ${name}`);
    await expect.poll(() => hook.messages.map(({ event }) => event)).toEqual(['Firing', 'Resolved']);
    await page.goto('/alerts');
    await expect(page.getByRole('region', { name: 'Over' }).getByRole('row', { name: new RegExp(name) })).toBeVisible();
  } finally {
    await Promise.all([mail.close(), hook.close(), server.close()]);
  }
});

test('a channel that takes nothing is shown so, and is deleted after a question', async ({ page }) => {
  const broken = uniqueName('Broken');
  const saved = await api.post('/api/alerts/channels', {
    data: { name: broken, config: { kind: 'Webhook', url: 'http://127.0.0.1:9/', secret: '' } },
  });
  expect(saved.status()).toBe(201);
  await page.goto('/alerts');
  await page.getByRole('button', { name: `Test ${broken}` }).click();
  await expect(page.getByText(`${broken} did not take it`)).toBeVisible();
  const channels = page.getByRole('region', { name: 'Channels' });
  await expect(channels.getByRole('listitem').filter({ hasText: broken })).toContainText('Nothing comes through');
  await page.getByRole('button', { name: `Delete ${broken}` }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete the channel' }).click();
  await expect(page.getByRole('button', { name: `Test ${broken}` })).toBeHidden();
});
