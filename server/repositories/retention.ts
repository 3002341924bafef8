/**
 * What is deleted because of its age. Each statement touches a bounded number of rows, so that nobody waits for it.
 *
 * - A run is deleted once it has ended and is older than its flow keeps runs, unless somebody holds it or its dead letter is open.
 * - Its values may go earlier; what happened stays known.
 * - A stored value is deleted once nothing refers to it and it was last needed before any run began that is still under way:
 *   what such a run holds encrypted, or in Temporal, cannot be looked into.
 */

import { pool, type Querier } from '#server/database.ts';
import { idAt } from '#server/run-id-time.ts';

export type RetainedFlow = {
  id: string;
  keepDays: number | null;
  keepRuns: number | null;
  keepValuesDays: number | null;
};

/** `isForAll`: also those that say nothing, as something else says it for them. */
export async function retainedFlows(isForAll: boolean): Promise<RetainedFlow[]> {
  const { rows } = await pool().query<RetainedFlow>(
    `SELECT id, "keepDays", "keepRuns", "keepValuesDays" FROM "Flow"
     WHERE $1 OR "keepDays" IS NOT NULL OR "keepRuns" IS NOT NULL OR "keepValuesDays" IS NOT NULL`,
    [isForAll],
  );
  return rows;
}

/** Runs of a flow that may go: nobody holds them, and no dead letter waits. */
const MAY_GO = `"flowId" = $1 AND "endedAt" IS NOT NULL AND "heldAt" IS NULL
  AND NOT EXISTS (SELECT FROM "DeadLetter" WHERE "runId" = "Run".id AND "DeadLetter".status = 'Open')`;

/** The oldest that ended before that time. */
export async function runsEndedBefore(flowId: string, time: Date, limit: number): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT id FROM "Run" WHERE ${MAY_GO} AND id < $2 AND "endedAt" < $3 ORDER BY id LIMIT $4`,
    [flowId, idAt(time.getTime()), time, limit],
  );
  return rows.map(({ id }) => id);
}

/** Younger ones may not have been summed up for good yet (metric-rolling.ts). */
const YOUNGEST = '3 hours';

/** The oldest beyond the newest `keep`, none of them younger than three hours. */
export async function runsBeyond(flowId: string, keep: number, limit: number): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT id FROM "Run" WHERE ${MAY_GO} AND "endedAt" < now() - interval '${YOUNGEST}'
       AND id <= (SELECT id FROM "Run" WHERE "flowId" = $1 ORDER BY id DESC OFFSET $2 LIMIT 1)
     ORDER BY id LIMIT $3`,
    [flowId, keep, limit],
  );
  return rows.map(({ id }) => id);
}

const RECORDS_AT_ONCE = 5_000;

/** With their records, some at a time: a run may have 100,000. One that is held meanwhile stays. */
export async function deleteRuns(ids: readonly string[]): Promise<void> {
  const free = `SELECT id FROM "Run" WHERE id = ANY($1) AND "heldAt" IS NULL`;
  for (let deleted = RECORDS_AT_ONCE; deleted === RECORDS_AT_ONCE; ) {
    const { rowCount } = await pool().query(
      `DELETE FROM "ActionRecord" WHERE ctid = ANY(ARRAY(
         SELECT ctid FROM "ActionRecord" WHERE "runId" IN (${free}) LIMIT ${RECORDS_AT_ONCE}))`,
      [ids],
    );
    deleted = rowCount ?? 0;
  }
  await pool().query(`DELETE FROM "Run" WHERE id IN (${free})`, [ids]);
}

/** Runs whose values are older than they are kept. */
export async function runsWithOldValues(flowId: string, time: Date, limit: number): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT id FROM "Run" WHERE ${MAY_GO} AND "valuesRemovedAt" IS NULL AND id < $2 AND "endedAt" < $3 ORDER BY id LIMIT $4`,
    [flowId, idAt(time.getTime()), time, limit],
  );
  return rows.map(({ id }) => id);
}

export async function removeValues(ids: readonly string[]): Promise<void> {
  await pool().query(
    `UPDATE "ActionRecord" SET inputs = NULL, outputs = NULL
     WHERE "runId" = ANY($1) AND (inputs IS NOT NULL OR outputs IS NOT NULL)`,
    [ids],
  );
  await pool().query('DELETE FROM "EarlierAnswer" WHERE "runId" = ANY($1)', [ids]);
  await pool().query(`UPDATE "RunResponse" SET body = NULL WHERE "runId" = ANY($1)`, [ids]);
  await pool().query(
    `UPDATE "Run" SET trigger = (trigger::jsonb - 'outputs' - 'inputs')::text, outputs = NULL, "editedInputs" = NULL,
       "valuesRemovedAt" = now()
     WHERE id = ANY($1) AND "heldAt" IS NULL`,
    [ids],
  );
}

const NAMED = (text: string) => `regexp_matches(${text}, '"sha256":"([0-9a-f]{64})"', 'g')`;
const REFERS = (column: string) => `${column} LIKE '%"$millrace:payload"%'`;
/** Wherever a reference may stand in the open. */
const REFERENCES = [
  `SELECT ${NAMED(`concat(inputs, outputs)`)} AS found FROM "ActionRecord" WHERE ${REFERS('inputs')} OR ${REFERS('outputs')}`,
  ...['trigger', 'outputs', '"editedInputs"'].map(
    (column) => `SELECT ${NAMED(column)} FROM "Run" WHERE ${REFERS(column)}`,
  ),
  `SELECT ${NAMED('body')} FROM "RunResponse" WHERE ${REFERS('body')}`,
  `SELECT ${NAMED('outputs')} FROM "EarlierAnswer" WHERE ${REFERS('outputs')}`,
  `SELECT ${NAMED('answer')} FROM "ActionWait" WHERE ${REFERS('answer')}`,
  `SELECT ${NAMED('content')} FROM "BatchMessage" WHERE ${REFERS('content')}`,
].join(' UNION ALL ');

/** Until when a stored value must have been needed last to be of no run that is under way, with an hour to spare. */
const LAST_SAFE = `least($1::timestamptz,
  (SELECT min("acceptedAt") - interval '1 hour' FROM "Run" WHERE status IN ('Waiting', 'Running')))`;

/** Deletes stored values that nothing refers to and that were needed last before that time; answers how many. */
export async function sweepPayloads(before: Date, client: Querier = pool()): Promise<number> {
  const { rowCount } = await client.query(
    `WITH used AS MATERIALIZED (SELECT DISTINCT found[1] AS sha256 FROM (${REFERENCES}) AS reference (found))
     DELETE FROM "Payload" WHERE "lastUsedAt" < ${LAST_SAFE}
       AND NOT EXISTS (SELECT FROM used WHERE used.sha256 = "Payload".sha256)`,
    [before],
  );
  return rowCount ?? 0;
}

export type Hold = { reason: string; heldById: string };

/** Null: nobody holds it any more. True when there is such a run. */
export async function holdRun(id: string, hold: Hold | null): Promise<boolean> {
  const { rowCount } = await pool().query(
    `UPDATE "Run" SET "heldAt" = CASE WHEN $2::text IS NOT NULL THEN COALESCE("heldAt", now()) END, "holdReason" = $2, "heldById" = $3
     WHERE id = $1`,
    [id, hold?.reason ?? null, hold?.heldById ?? null],
  );
  return rowCount === 1;
}

export async function countHeldRuns(flowId: string): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    'SELECT count(*)::int AS count FROM "Run" WHERE "flowId" = $1 AND "heldAt" IS NOT NULL',
    [flowId],
  );
  return rows[0]?.count ?? 0;
}

export type Storage = { runs: number; oldestRunId: string | null; bytesPerRun: number };

/** Runs whose size is looked at. */
const SAMPLE = 50;

/** How many runs of the flow are kept, and what one takes, as far as the newest say it. */
export async function storageOf(flowId: string): Promise<Storage> {
  const { rows } = await pool().query<Storage>(
    `SELECT (SELECT count(*)::int FROM "Run" WHERE "flowId" = $1) AS runs,
       (SELECT min(id) FROM "Run" WHERE "flowId" = $1) AS "oldestRunId",
       COALESCE(avg(size), 0)::float8 AS "bytesPerRun"
     FROM (
       SELECT pg_column_size(run.*) + COALESCE((
         SELECT sum(pg_column_size(record.*)) FROM "ActionRecord" record WHERE record."runId" = run.id), 0) AS size
       FROM (SELECT * FROM "Run" WHERE "flowId" = $1 ORDER BY id DESC LIMIT ${SAMPLE}) run
     ) sampled`,
    [flowId],
  );
  return rows[0] ?? { runs: 0, oldestRunId: null, bytesPerRun: 0 };
}
