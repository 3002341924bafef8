/** Subscriptions of HttpWebhook triggers: one for each published version, as long as its flow is enabled. */

import { pool } from '#server/database.ts';
import { newId } from '#server/identifiers.ts';
import { decryptSecret, encryptSecret } from '#server/secrets.ts';

/** `since` is the flow's `enabledAt`. */
export type SubscriptionPlace = { flowId: string; versionId: string; since: Date };

export type DueSubscription = SubscriptionPlace & {
  id: string;
  status: 'Subscribing' | 'Ending';
  /** Wire text of the request that takes it back. */
  unsubscribe: string | null;
  /** The one that is now made included. */
  tries: number;
};

/** Makes what is missing (`hashOf` gives the hash of an id's token) and lets go of what is no longer wanted. */
export async function matchSubscriptions(
  wanted: readonly SubscriptionPlace[],
  hashOf: (id: string) => string,
): Promise<void> {
  const { rows } = await pool().query<SubscriptionPlace & { id: string }>(
    `SELECT id, "flowId", "versionId", since FROM "TriggerSubscription" WHERE status <> 'Ending'`,
  );
  const known = new Set(rows.map(placeText));
  for (const place of wanted.filter((one) => !known.has(placeText(one)))) {
    const id = newId();
    await pool().query(
      `INSERT INTO "TriggerSubscription" (id, "flowId", "versionId", since, "tokenHash")
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [id, place.flowId, place.versionId, place.since, hashOf(id)],
    );
  }
  const kept = new Set(wanted.map(placeText));
  const over = rows.filter((row) => !kept.has(placeText(row))).map(({ id }) => id);
  if (over.length > 0) await endSubscriptions(over);
}

function placeText({ flowId, versionId, since }: SubscriptionPlace): string {
  return `${flowId} ${versionId} ${since.getTime()}`;
}

async function endSubscriptions(ids: string[]): Promise<void> {
  await pool().query(
    `UPDATE "TriggerSubscription" SET status = 'Ending', tries = 0, "dueAt" = now() WHERE id = ANY($1) AND status <> 'Ending'`,
    [ids],
  );
}

/** Those whose request is due, each given to one worker for two minutes. */
export async function claimSubscriptions(limit: number): Promise<DueSubscription[]> {
  const { rows } = await pool().query<DueSubscription>(
    `WITH due AS (
       SELECT id FROM "TriggerSubscription" WHERE "dueAt" <= now() ORDER BY "dueAt" LIMIT $1 FOR UPDATE SKIP LOCKED
     )
     UPDATE "TriggerSubscription" one SET tries = tries + 1, "dueAt" = now() + interval '2 minutes'
     FROM due WHERE one.id = due.id
     RETURNING one.id, one."flowId", one."versionId", one.since, one.status, one.unsubscribe, one.tries`,
    [limit],
  );
  return rows.map(({ unsubscribe, ...row }) => ({
    ...row,
    unsubscribe: unsubscribe === null ? null : decryptSecret(unsubscribe, purposeOf(row.id)),
  }));
}

/** Before it subscribes: whatever becomes of that, this takes it back. `request` is wire text. */
export async function keepSubscriptionEnd(id: string, request: string): Promise<void> {
  await pool().query('UPDATE "TriggerSubscription" SET unsubscribe = $2 WHERE id = $1', [
    id,
    encryptSecret(request, purposeOf(id)),
  ]);
}

/** The other side has accepted it. */
export async function markSubscribed(id: string): Promise<void> {
  await pool().query(
    `UPDATE "TriggerSubscription" SET status = 'Subscribed', "dueAt" = NULL WHERE id = $1 AND status = 'Subscribing'`,
    [id],
  );
}

/** Its request is made once more, after so many milliseconds. */
export async function postponeSubscription(id: string, milliseconds: number): Promise<void> {
  await pool().query(
    `UPDATE "TriggerSubscription" SET "dueAt" = now() + $2::float8 * interval '1 millisecond' WHERE id = $1`,
    [id, milliseconds],
  );
}

export async function removeSubscription(id: string): Promise<void> {
  await pool().query(`DELETE FROM "TriggerSubscription" WHERE id = $1 AND status = 'Ending'`, [id]);
}

export type SubscribedTrigger = { flowId: string; versionId: string; isOver: boolean };

/** The trigger that an address for call backs belongs to; undefined when there never was such an address. */
export async function findSubscribedTrigger(tokenHash: string): Promise<SubscribedTrigger | undefined> {
  const { rows } = await pool().query<SubscribedTrigger>(
    `SELECT "flowId", "versionId", status = 'Ending' AS "isOver" FROM "TriggerSubscription" WHERE "tokenHash" = $1`,
    [tokenHash],
  );
  return rows[0];
}

function purposeOf(id: string): string {
  return `unsubscribe:${id}`;
}
