/** Rows of values that are too big for a row of a run: once each, by the SHA-256 of their wire text. */

import { pool } from '#server/database.ts';

export type PayloadRow = { sha256: string; type: 'string' | 'array' | 'object'; bytes: Buffer };

/** What is there already is noted to be in use: it must not be swept away while somebody is about to refer to it. */
export async function insertPayload({ sha256, type, bytes }: PayloadRow): Promise<void> {
  await pool().query(
    `INSERT INTO "Payload" (sha256, size, type, bytes) VALUES ($1, $2, $3, $4)
     ON CONFLICT (sha256) DO UPDATE SET "lastUsedAt" = now()
     WHERE "Payload"."lastUsedAt" < now() - interval '1 hour'`,
    [sha256, bytes.length, type, bytes],
  );
}

export async function findPayload(sha256: string): Promise<Buffer | undefined> {
  const { rows } = await pool().query<{ bytes: Buffer }>('SELECT bytes FROM "Payload" WHERE sha256 = $1', [sha256]);
  return rows[0]?.bytes;
}
