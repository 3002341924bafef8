/**
 * Alerts and what is told of them.
 *
 * - One evaluation at a time, over all processes: it holds a lock of the database for its transaction.
 * - An alert's new state and what is to be told of it are written together, so that each is told, and planned once.
 * - What is told is tried until it is taken: its row is locked meanwhile, so that no two processes send it. One that dies
 *   between the sending and its note sends it again, under the same id.
 */

import { database, pool, type Querier, transaction } from '#server/database.ts';
import { NOW } from './sql-now.ts';

export type EvaluatedRule = {
  id: string;
  name: string;
  condition: string;
  flowIds: string[];
  forMinutes: number;
  repeatMinutes: number | null;
  channelIds: string[];
};

export async function enabledRules(client: Querier): Promise<EvaluatedRule[]> {
  const { rows } = await client.query<EvaluatedRule>(
    `SELECT id, name, condition, "flowIds", "forMinutes", "repeatMinutes", "channelIds" FROM "AlertRule" WHERE enabled`,
  );
  return rows;
}

export type OpenAlertRow = {
  id: string;
  ruleId: string;
  flowId: string | null;
  flowName: string | null;
  status: 'Pending' | 'Firing';
  summary: string;
  since: Date;
  toldAt: Date | null;
};

export async function openAlerts(client: Querier): Promise<OpenAlertRow[]> {
  const { rows } = await client.query<OpenAlertRow>(
    `SELECT alert.id, alert."ruleId", alert."flowId", flow.name AS "flowName", alert.status, alert.summary, alert.since,
       alert."toldAt"
     FROM "Alert" alert LEFT JOIN "Flow" flow ON flow.id = alert."flowId" WHERE alert.status <> 'Resolved'`,
  );
  return rows;
}

export async function currentSilences(
  client: Querier,
  now: Date,
): Promise<{ ruleId: string; flowId: string | null }[]> {
  const { rows } = await client.query<{ ruleId: string; flowId: string | null }>(
    'SELECT "ruleId", "flowId" FROM "AlertSilence" WHERE until > $1',
    [now],
  );
  return rows;
}

export type AlertState = {
  id: string;
  ruleId: string;
  flowId: string | null;
  status: 'Pending' | 'Firing' | 'Resolved';
  summary: string;
  since: Date;
  /** Somebody is told now. */
  isTold: boolean;
};

export async function writeAlert(client: Querier, state: AlertState, now: Date): Promise<void> {
  const { id, ruleId, flowId, status, summary, since, isTold } = state;
  await client.query(
    `INSERT INTO "Alert" (id, "ruleId", "flowId", status, summary, since, "firedAt", "toldAt")
     VALUES ($1, $2, $3, $4, $5, $6, CASE WHEN $4 = 'Firing' THEN $7::timestamptz END, CASE WHEN $8 THEN $7 END)
     ON CONFLICT (id) DO UPDATE SET status = $4, summary = $5,
       "firedAt" = CASE WHEN $4 = 'Firing' THEN COALESCE("Alert"."firedAt", $7) ELSE "Alert"."firedAt" END,
       "toldAt" = CASE WHEN $8 THEN $7 ELSE "Alert"."toldAt" END,
       "resolvedAt" = CASE WHEN $4 = 'Resolved' THEN $7 END`,
    [id, ruleId, flowId, status, summary, since, now, isTold],
  );
}

/** It held too shortly for anybody to know. */
export async function forgetAlert(client: Querier, id: string): Promise<void> {
  await client.query('DELETE FROM "Alert" WHERE id = $1', [id]);
}

/** To each of the channels that exist. */
export async function planDeliveries(
  client: Querier,
  deliveries: readonly { id: string; alertId: string; channelId: string; message: string }[],
): Promise<void> {
  for (const { id, alertId, channelId, message } of deliveries) {
    await client.query(
      `INSERT INTO "AlertDelivery" (id, "alertId", "channelId", message, "dueAt")
       SELECT $1, $2, channel.id, $4, ${NOW} FROM "AlertChannel" channel WHERE channel.id = $3`,
      [id, alertId, channelId, message],
    );
  }
}

export type DueDelivery = {
  id: string;
  channelId: string;
  message: string;
  tries: number;
  createdAt: Date;
  config: string;
};

export type DeliveryOutcome =
  | { kind: 'sent' }
  /** `retryAt`: null when it is given up. */
  | { kind: 'failed'; reason: string; retryAt: Date | null };

/** Sends one message that is due and that nobody else sends; false when there is none. */
export async function deliverNext(send: (delivery: DueDelivery) => Promise<DeliveryOutcome>): Promise<boolean> {
  return transaction(async (client) => {
    const { rows } = await client.query<DueDelivery>(
      `SELECT delivery.id, delivery."channelId", delivery.message, delivery.tries, delivery."createdAt", channel.config
       FROM "AlertDelivery" delivery JOIN "AlertChannel" channel ON channel.id = delivery."channelId"
       WHERE delivery."dueAt" <= now() ORDER BY delivery."dueAt" LIMIT 1 FOR UPDATE OF delivery SKIP LOCKED`,
    );
    const [delivery] = rows;
    if (!delivery) return false;
    await note(client, delivery, await send(delivery));
    return true;
  });
}

async function note(client: Querier, { id, channelId }: DueDelivery, outcome: DeliveryOutcome): Promise<void> {
  const retryAt = outcome.kind === 'failed' ? outcome.retryAt : null;
  await client.query(
    `UPDATE "AlertDelivery" SET tries = tries + 1, "dueAt" = $2, "sentAt" = CASE WHEN $3 THEN now() END WHERE id = $1`,
    [id, retryAt, outcome.kind === 'sent'],
  );
  await noteChannel(client, channelId, outcome.kind === 'sent' ? null : outcome.reason);
}

/** How the channel does: `problem` is null when it took something. */
async function noteChannel(client: Querier, channelId: string, problem: string | null): Promise<void> {
  await client.query(
    `UPDATE "AlertChannel" SET "lastError" = $2,
       "failingSince" = CASE WHEN $2::text IS NOT NULL THEN COALESCE("failingSince", now()) END,
       "lastSentAt" = CASE WHEN $2 IS NULL THEN now() ELSE "lastSentAt" END
     WHERE id = $1`,
    [channelId, problem],
  );
}

export async function noteChannelTest(channelId: string, problem: string | null): Promise<void> {
  await noteChannel(pool(), channelId, problem);
}

/** Open ones, or the latest that are over; with their rule and flow. */
export async function listAlertRows({ isOpen, limit }: { isOpen: boolean; limit: number }) {
  return database().alert.findMany({
    where: isOpen ? { status: { not: 'Resolved' } } : { status: 'Resolved' },
    include: { rule: { select: { name: true, condition: true } }, flow: { select: { name: true } } },
    orderBy: isOpen ? [{ status: 'asc' }, { since: 'asc' }] : { id: 'desc' },
    take: limit,
  });
}

export async function countFiringAlerts(): Promise<number> {
  return database().alert.count({ where: { status: 'Firing' } });
}

/** Alerts that are over and what was told of them are kept for so long. */
export async function forgetOldAlerts(before: Date): Promise<void> {
  await database().alert.deleteMany({ where: { status: 'Resolved', resolvedAt: { lt: before } } });
  await database().alertSilence.deleteMany({ where: { until: { lt: before } } });
}
