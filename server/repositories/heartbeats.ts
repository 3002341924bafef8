/** The signs of life of workers: whoever wants to know whether runs are being carried looks here. */

import { pool } from '#server/database.ts';

/** A worker that has been silent for this long counts as gone. */
export const HEARTBEAT_LIMIT_MS = 15_000;

/** Notes that the worker lives, and forgets those that have been silent for an hour. */
export async function beat(workerId: string): Promise<void> {
  await pool().query(
    `INSERT INTO "WorkerHeartbeat" (id, "lastSeenAt") VALUES ($1, now())
     ON CONFLICT (id) DO UPDATE SET "lastSeenAt" = now()`,
    [workerId],
  );
  await pool().query(`DELETE FROM "WorkerHeartbeat" WHERE "lastSeenAt" < now() - interval '1 hour'`);
}

/** A worker that stops in order takes its row along. */
export async function removeHeartbeat(workerId: string): Promise<void> {
  await pool().query('DELETE FROM "WorkerHeartbeat" WHERE id = $1', [workerId]);
}
