/** The secrets that sign the URLs of Request triggers, one per flow, encrypted at rest. */

import { pool, transaction } from '#server/database.ts';
import { notify } from '#server/notifications.ts';
import { decryptSecret, encryptSecret } from '#server/secrets.ts';

export async function findTriggerKey(flowId: string): Promise<string | undefined> {
  const { rows } = await pool().query<{ ciphertext: string }>(
    'SELECT ciphertext FROM "TriggerKey" WHERE "flowId" = $1',
    [flowId],
  );
  const [row] = rows;
  return row && openTriggerKey(flowId, row.ciphertext);
}

/** Keeps the key that is there already; gateways hear of a new one. */
export async function insertTriggerKey(flowId: string, secret: string): Promise<void> {
  await writeTriggerKey(flowId, secret, 'ON CONFLICT ("flowId") DO NOTHING');
}

export async function replaceTriggerKey(flowId: string, secret: string): Promise<void> {
  const replace = 'ON CONFLICT ("flowId") DO UPDATE SET ciphertext = EXCLUDED.ciphertext, "createdAt" = now()';
  await writeTriggerKey(flowId, secret, replace);
}

export function openTriggerKey(flowId: string, ciphertext: string): string {
  return decryptSecret(ciphertext, purpose(flowId));
}

async function writeTriggerKey(flowId: string, secret: string, onConflict: string): Promise<void> {
  const ciphertext = encryptSecret(secret, purpose(flowId));
  await transaction(async (client) => {
    await client.query(`INSERT INTO "TriggerKey" ("flowId", ciphertext) VALUES ($1, $2) ${onConflict}`, [
      flowId,
      ciphertext,
    ]);
    await notify(client, 'flow_changed', flowId);
  });
}

function purpose(flowId: string): string {
  return `trigger-key:${flowId}`;
}
