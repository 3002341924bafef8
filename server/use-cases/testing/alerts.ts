/** Rules, channels and what they are about, for tests of alerts; and a webhook that takes what comes. */

import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach } from 'vitest';

import type { AlertCondition, ChannelConfig, SaveAlertRule } from '#core/api/alerts.ts';
import { pool } from '#server/database.ts';
import { deliverAlert } from '#server/use-cases/deliver-alerts.ts';
import { evaluateAlerts } from '#server/use-cases/evaluate-alerts.ts';
import { getAlertOverview } from '#server/use-cases/get-alert-overview.ts';
import { createAlertChannel } from '#server/use-cases/save-alert-channel.ts';
import { createAlertRule } from '#server/use-cases/save-alert-rule.ts';

import { ECHO, publishedFlow } from './fixtures.ts';
import { storedRun } from './run-fixtures.ts';

export const PUBLIC_URL = 'https://flows.example.com';
export const MINUTE = 60_000;

type Post = { headers: IncomingHttpHeaders; body: string };
export const closing: (() => Promise<void>)[] = [];

/** Nothing of one test is left for the next. */
export function withoutAlerts(): void {
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
    await pool().query('DELETE FROM "AlertRule"');
    await pool().query('DELETE FROM "AlertChannel"');
  });
}

/** A webhook that takes what comes, or refuses it. */
export async function webhook(status = 200) {
  const posts: Post[] = [];
  const state = { status };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    posts.push({ headers: request.headers, body });
    response.writeHead(state.status).end('noted');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => void server.close(() => resolve())));
  return { posts, state, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

export async function channelOf(config: ChannelConfig): Promise<string> {
  return (await createAlertChannel({ name: config.kind, config })).id;
}

export async function ruleOf(condition: AlertCondition, rule: Partial<SaveAlertRule> = {}): Promise<string> {
  const standard = { name: 'Watched', enabled: true, flowIds: [], forMinutes: 0, repeatMinutes: null, channelIds: [] };
  return (await createAlertRule({ ...standard, condition, ...rule })).id;
}

export async function evaluate(now = new Date()): Promise<void> {
  await evaluateAlerts({ publicUrl: PUBLIC_URL, now });
}

export async function deliver(): Promise<void> {
  while (await deliverAlert());
}

export async function openAlerts() {
  return (await getAlertOverview()).open;
}

export const IN_A_ROW = { kind: 'FailuresInARow', count: 2 } as const;

/** A flow whose last runs have failed; it is repaired by one that succeeds. */
export async function failingFlow(failures = 2): Promise<string> {
  const flowId = await publishedFlow(ECHO);
  for (let run = 0; run < failures; run += 1) await storedRun({ flowId, status: 'Failed' });
  return flowId;
}
