/** Whether anybody is there to run what was accepted. */

import { pool } from '#server/database.ts';
import { HEARTBEAT_LIMIT_MS } from './heartbeats.ts';

export async function hasLiveWorker(): Promise<boolean> {
  const { rowCount } = await pool().query(
    `SELECT 1 FROM "WorkerHeartbeat" WHERE "lastSeenAt" > now() - $1 * interval '1 millisecond' LIMIT 1`,
    [HEARTBEAT_LIMIT_MS],
  );
  return rowCount === 1;
}
