import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { describe, expect, it } from 'vitest';
import { pool } from '#server/database.ts';
import { getAlertOverview } from './get-alert-overview.ts';
import { changeAlertChannel } from './save-alert-channel.ts';
import { testAlertChannel } from './test-alert-channel.ts';
import {
  channelOf,
  closing,
  deliver,
  evaluate,
  failingFlow,
  IN_A_ROW,
  PUBLIC_URL,
  ruleOf,
  webhook,
  withoutAlerts,
} from './testing/alerts.ts';
import { ECHO, publishedFlow } from './testing/fixtures.ts';
import { storedRun } from './testing/run-fixtures.ts';
import { withTestDatabase } from './testing/test-database.ts';

withTestDatabase();
withoutAlerts();

describe('a channel', () => {
  it('that takes nothing is shown so, and gets it once it does again, under the same id', async () => {
    const hook = await webhook(500);
    const flowId = await failingFlow();
    const channelId = await channelOf({ kind: 'Webhook', url: hook.url, secret: '' });
    await ruleOf(IN_A_ROW, { flowIds: [flowId], channelIds: [channelId] });
    await evaluate();
    await deliver();
    expect((await getAlertOverview()).channels).toMatchObject([
      { failingSince: expect.any(Number), lastError: 'Refused: 500 noted' },
    ]);
    hook.state.status = 200;
    await pool().query(`UPDATE "AlertDelivery" SET "dueAt" = now() - interval '1 second' WHERE "dueAt" IS NOT NULL`);
    await deliver();
    expect(hook.posts).toHaveLength(2);
    expect(hook.posts[0]?.headers['idempotency-key']).toBe(hook.posts[1]?.headers['idempotency-key']);
    expect((await getAlertOverview()).channels).toMatchObject([{ failingSince: null, lastError: null }]);
  });

  it('never shows its secrets, and keeps them where they are left empty', async () => {
    const hook = await webhook();
    const channelId = await channelOf({ kind: 'Webhook', url: hook.url, secret: 'shared' });
    const [channel] = (await getAlertOverview()).channels;
    expect(JSON.stringify(channel)).not.toContain('shared');
    if (channel) await changeAlertChannel(channelId, { name: 'Renamed', config: channel.config });
    expect(await testAlertChannel(channelId, PUBLIC_URL)).toEqual({ ok: true, answer: '200 noted' });
    expect(hook.posts[0]?.headers['millrace-signature']).toBeDefined();
    const { rows } = await pool().query('SELECT config FROM "AlertChannel"');
    expect(rows[0].config).not.toContain('shared');
  });

  it('sends mails that a mail server takes', async () => {
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
          mails.push(text);
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    closing.push(() => new Promise((resolve) => server.close(() => resolve())));
    const { port } = server.server.address() as AddressInfo;
    const mail = {
      host: '127.0.0.1',
      port,
      secure: false,
      user: '',
      password: '',
      from: 'millrace@example.com',
      to: 'night@example.com',
    };
    const channelId = await channelOf({ kind: 'Mail', ...mail });
    expect(await testAlertChannel(channelId, PUBLIC_URL)).toMatchObject({
      ok: true,
      answer: expect.stringContaining('250'),
    });
    expect(mails[0]).toContain('To: night@example.com');
    expect(mails[0]).toContain(`${PUBLIC_URL}/alerts`);
    const nowhere = await channelOf({ kind: 'Mail', ...mail, port: 9 });
    expect(await testAlertChannel(nowhere, PUBLIC_URL)).toMatchObject({ ok: false, answer: expect.any(String) });
  });

  it('starts a flow with the alert as its body, but not for its own failures', async () => {
    const [failing, target] = [
      await failingFlow(),
      await publishedFlow({ ...ECHO, triggers: { manual: { type: 'Request', kind: 'Http', inputs: {} } } }),
    ];
    const channelId = await channelOf({ kind: 'Flow', flowId: target });
    await ruleOf(IN_A_ROW, { flowIds: [failing, target], channelIds: [channelId] });
    await storedRun({ flowId: target, status: 'Failed' });
    await storedRun({ flowId: target, status: 'Failed' });
    await evaluate();
    await deliver();
    const { rows } = await pool().query<{ trigger: string }>(
      `SELECT trigger FROM "Run" WHERE "flowId" = $1 AND "triggerKind" = 'Manual'`,
      [target],
    );
    expect(rows.map(({ trigger }) => JSON.parse(trigger).outputs.body.flow.id)).toEqual([failing]);
  });
});
