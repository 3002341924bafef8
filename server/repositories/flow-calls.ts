/** What a call of a flow by another flow has to know. */

import { pool } from '#server/database.ts';

/** The flow of that id, else all of that name, in any letter case. */
export async function findFlowIds(idOrName: string): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT id FROM "Flow" WHERE id = lower($1) OR lower(name) = lower($1) ORDER BY (id = lower($1)) DESC LIMIT 20`,
    [idOrName],
  );
  const ids = rows.map(({ id }) => id);
  return ids[0] === idOrName.toLowerCase() ? ids.slice(0, 1) : ids;
}

/** How many calls of flows lie above the run. */
export async function findCallDepth(runId: string): Promise<number> {
  const { rows } = await pool().query<{ callDepth: number }>('SELECT "callDepth" FROM "Run" WHERE id = $1', [runId]);
  return rows[0]?.callDepth ?? 0;
}

/** True when the run answers its caller by a Response. */
export async function findRunWaiting(runId: string): Promise<boolean> {
  const { rows } = await pool().query<{ awaitsResponse: boolean }>('SELECT "awaitsResponse" FROM "Run" WHERE id = $1', [
    runId,
  ]);
  return rows[0]?.awaitsResponse ?? false;
}
