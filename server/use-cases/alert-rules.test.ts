import { describe, expect, it } from 'vitest';
import type { AlertCondition } from '#core/api/alerts.ts';
import { signatureOf } from '#server/alert-channels/webhook.ts';
import { pool } from '#server/database.ts';
import { beat, removeHeartbeat } from '#server/repositories/heartbeats.ts';
import { writeEvaluation } from '#server/repositories/trigger-evaluations.ts';
import { deleteAlertPart } from './delete-alert-part.ts';
import { getAlertOverview } from './get-alert-overview.ts';
import { changeAlertRule } from './save-alert-rule.ts';
import { silenceAlert } from './silence-alert.ts';
import {
  channelOf,
  deliver,
  evaluate,
  failingFlow,
  IN_A_ROW,
  MINUTE,
  openAlerts,
  PUBLIC_URL,
  ruleOf,
  webhook,
  withoutAlerts,
} from './testing/alerts.ts';
import { ECHO, EVERY_HOUR, ownerId, publishedFlow } from './testing/fixtures.ts';
import { storedRun } from './testing/run-fixtures.ts';
import { withTestDatabase } from './testing/test-database.ts';

withTestDatabase();
withoutAlerts();

describe('a rule', () => {
  const ended = (minutesAgo: number) => ({ acceptedAt: new Date(Date.now() - minutesAgo * MINUTE) });

  it.each<[string, AlertCondition, (flowId: string) => Promise<unknown>, string]>([
    [
      'share of failures',
      { kind: 'FailureRate', percent: 50, minutes: 10, minimum: 4 },
      async (flowId) => {
        for (const status of ['Failed', 'TimedOut', 'Succeeded', 'Succeeded'] as const)
          await storedRun({ flowId, status });
        // Neither of these counts.
        await storedRun({ flowId, status: 'Cancelled' });
        await storedRun({ flowId, ...ended(30) });
      },
      '2 of 4 runs',
    ],
    ['failures in a row', IN_A_ROW, (flowId) => storedRun({ flowId, status: 'Failed' }), 'The last 2 runs failed.'],
    [
      'slow runs',
      { kind: 'SlowRuns', seconds: 2, minutes: 10, minimum: 1 },
      (flowId) => storedRun({ flowId, duration: 3_000, ...ended(1) }),
      'took longer than 3 s',
    ],
    [
      'no success',
      { kind: 'NoSuccess', minutes: 5 },
      (flowId) => pool().query(`UPDATE "Flow" SET "enabledAt" = now() - interval '1 hour' WHERE id = $1`, [flowId]),
      'No run has succeeded for 5 min',
    ],
    [
      'dead letters',
      { kind: 'DeadLetters', count: 1 },
      async (flowId) => {
        const runId = await storedRun({ flowId, status: 'Failed' });
        await pool().query('INSERT INTO "DeadLetter" ("runId") VALUES ($1)', [runId]);
      },
      '1 run failed for good and waits',
    ],
    [
      'runs that wait',
      { kind: 'RunsWaiting', minutes: 2 },
      (flowId) => storedRun({ flowId, status: 'Waiting', ...ended(3) }),
      '1 run has waited to begin',
    ],
  ])('about %s holds for the flows it is about, and for no other', async (_, condition, arrange, words) => {
    const [flowId, other] = [await publishedFlow(ECHO), await publishedFlow(ECHO)];
    if (condition.kind === 'FailuresInARow') await storedRun({ flowId, status: 'Failed' });
    await ruleOf(condition, { flowIds: [flowId, other] });
    await evaluate();
    const before = (await openAlerts()).length;
    await arrange(flowId);
    await evaluate();
    expect(before).toBe(0);
    expect(await openAlerts()).toMatchObject([
      { flowId, status: 'Firing', summary: expect.stringContaining(words), path: expect.stringMatching(/^\//) },
    ]);
  });

  it('about a schedule holds when its time has passed without a run, and not while it is kept', async () => {
    const recurrence = { frequency: 'Minute', interval: 1 };
    const flowId = await publishedFlow({ ...ECHO, triggers: { tick: { type: 'Recurrence', recurrence } } });
    await pool().query(`UPDATE "Flow" SET "enabledAt" = now() - interval '10 minutes' WHERE id = $1`, [flowId]);
    await ruleOf({ kind: 'ScheduleMissed' }, { flowIds: [flowId] });
    await evaluate();
    expect(await openAlerts()).toMatchObject([
      { flowId, summary: expect.stringContaining('should have started a run') },
    ]);
    await storedRun({ flowId, triggerKind: 'Recurrence' });
    await evaluate();
    expect(await openAlerts()).toEqual([]);
  });

  it('about a schedule tells as well of what was found to be missed, when nothing was there to tell of it', async () => {
    const flowId = await publishedFlow(EVERY_HOUR);
    await ruleOf({ kind: 'ScheduleMissed' }, { flowIds: [flowId] });
    const missed = { flowId, status: 'Missed', code: 'Missed', times: 3, at: new Date() } as const;
    await writeEvaluation(pool(), missed);
    await evaluate();
    expect(await openAlerts()).toMatchObject([{ flowId, summary: expect.stringContaining('3 times of the schedule') }]);
    await evaluate(new Date(Date.now() + 31 * 60_000));
    expect(await openAlerts()).not.toMatchObject([{ summary: expect.stringContaining('3 times') }]);
  });

  it('about workers holds when none has given a sign of life', async () => {
    await ruleOf({ kind: 'NoWorker', minutes: 1 });
    await beat('a-worker');
    await evaluate();
    expect(await openAlerts()).toEqual([]);
    await removeHeartbeat('a-worker');
    await evaluate();
    expect(await openAlerts()).toMatchObject([{ flowId: null, status: 'Firing' }]);
  });
});

describe('an alert', () => {
  it('is pending, fires, is told once by each channel, and is told to be over', async () => {
    const hook = await webhook();
    const flowId = await failingFlow();
    const channelId = await channelOf({ kind: 'Webhook', url: hook.url, secret: 'shared' });
    await ruleOf(IN_A_ROW, { flowIds: [flowId], forMinutes: 5, channelIds: [channelId] });
    const start = Date.now();
    const at = async (minutes: number) => {
      await evaluate(new Date(start + minutes * MINUTE));
      await deliver();
    };
    await at(0);
    await at(3);
    expect(hook.posts).toEqual([]);
    expect(await openAlerts()).toMatchObject([{ status: 'Pending' }]);
    await at(5);
    await at(6);
    expect(hook.posts).toHaveLength(1);
    await storedRun({ flowId });
    await at(7);
    await at(8);
    const messages = hook.posts.map(({ body }) => JSON.parse(body));
    expect(messages).toMatchObject([
      {
        event: 'Firing',
        rule: 'Watched',
        flow: { id: flowId },
        url: `${PUBLIC_URL}/failures?within=24h&flowId=${flowId}`,
      },
      { event: 'Resolved', resolvedAt: expect.any(String) },
    ]);
    expect((await getAlertOverview()).resolved).toMatchObject([{ status: 'Resolved', flowId }]);
    const [first] = hook.posts;
    const signature = String(first?.headers['millrace-signature']);
    const seconds = Number(/t=(\d+)/.exec(signature)?.[1]);
    expect(signature).toBe(signatureOf('shared', first?.body ?? '', seconds));
  });

  it('is evaluated by one and told once, however many processes are at it', async () => {
    const hook = await webhook();
    const flowId = await failingFlow();
    const channelId = await channelOf({ kind: 'Slack', url: hook.url });
    await ruleOf(IN_A_ROW, { flowIds: [flowId], channelIds: [channelId] });
    await Promise.all([evaluate(), evaluate(), evaluate()]);
    await Promise.all([deliver(), deliver(), deliver()]);
    await evaluate();
    await deliver();
    expect(hook.posts).toHaveLength(1);
    expect(JSON.parse(hook.posts[0]?.body ?? '').text).toContain('Alert: Watched');
  });

  it('is told to nobody while it is silenced, and told when that is over', async () => {
    const hook = await webhook();
    const flowId = await failingFlow();
    const channelId = await channelOf({ kind: 'Webhook', url: hook.url, secret: '' });
    const ruleId = await ruleOf(IN_A_ROW, { flowIds: [flowId], channelIds: [channelId] });
    const { id } = await silenceAlert({ ruleId, flowId, minutes: 60, reason: 'known' }, await ownerId());
    await evaluate();
    await deliver();
    expect(hook.posts).toEqual([]);
    expect(await openAlerts()).toMatchObject([{ status: 'Firing', silencedUntil: expect.any(Number) }]);
    await deleteAlertPart('silences', id);
    await evaluate();
    await deliver();
    expect(hook.posts).toHaveLength(1);
  });

  it('ends without a word when its rule is switched off', async () => {
    const hook = await webhook();
    const flowId = await failingFlow();
    const channelId = await channelOf({ kind: 'Webhook', url: hook.url, secret: '' });
    const ruleId = await ruleOf(IN_A_ROW, { flowIds: [flowId], channelIds: [channelId] });
    await evaluate();
    const [rule] = (await getAlertOverview()).rules;
    if (rule) await changeAlertRule(ruleId, { ...rule, enabled: false });
    await evaluate();
    await deliver();
    expect(await openAlerts()).toEqual([]);
    expect(hook.posts).toHaveLength(1);
  });
});
