/** How far the times of a Recurrence have been dealt with: whoever fires some holds the row until they are accepted. */

import { pool, type Querier } from '#server/database.ts';

export type ScheduleState = {
  flowId: string;
  /** The flow's `enabledAt`: with another one the times begin anew. */
  since: Date;
  lastSlot: Date | null;
};

/** Of all flows, by their ids. */
export async function scheduleStates(): Promise<Map<string, ScheduleState>> {
  const { rows } = await pool().query<ScheduleState>('SELECT "flowId", since, "lastSlot" FROM "ScheduleState"');
  return new Map(rows.map((row) => [row.flowId, row]));
}

/** Kept from others until the transaction ends; undefined when a later version, or none any more, has the flow. */
export async function lockScheduleState(
  client: Querier,
  { flowId, since }: Pick<ScheduleState, 'flowId' | 'since'>,
): Promise<Pick<ScheduleState, 'lastSlot'> | undefined> {
  const { rows } = await client.query<Pick<ScheduleState, 'lastSlot'>>(
    `INSERT INTO "ScheduleState" AS state ("flowId", since) SELECT id, $2 FROM "Flow" WHERE id = $1
     ON CONFLICT ("flowId") DO UPDATE SET since = EXCLUDED.since,
       "lastSlot" = CASE WHEN state.since = EXCLUDED.since THEN state."lastSlot" END
     WHERE state.since <= EXCLUDED.since
     RETURNING "lastSlot"`,
    [flowId, since],
  );
  return rows[0];
}

export async function saveScheduleState(client: Querier, flowId: string, lastSlot: Date): Promise<void> {
  await client.query('UPDATE "ScheduleState" SET "lastSlot" = $2 WHERE "flowId" = $1', [flowId, lastSlot]);
}
