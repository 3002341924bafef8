/** The answer of a flow's Response action to the caller of its trigger: the first one counts (WDL reference 7). */

import type { RespondOutcome } from '#core/interpreter/host.ts';
import { pool } from '#server/database.ts';

export type ResponseRow = {
  runId: string;
  statusCode: number;
  headers: { [name: string]: string };
  /** Wire text. */
  body?: string;
};

const RESPOND = `
  WITH run AS (
    SELECT "awaitsResponse", "parentRunId", coalesce("respondBy" < now(), false) AS "isLate" FROM "Run" WHERE id = $1
  ), answered AS (
    INSERT INTO "RunResponse" ("runId", "statusCode", headers, body)
    SELECT $1, $2, $3, $4 FROM run WHERE "awaitsResponse" AND NOT "isLate"
    ON CONFLICT ("runId") DO NOTHING RETURNING "runId"
  )
  SELECT run."awaitsResponse" AS awaited, run."isLate", answered."runId" AS answered,
    CASE WHEN answered."runId" IS NOT NULL THEN pg_notify('run_answered', $1) END,
    CASE WHEN answered."runId" IS NOT NULL AND run."parentRunId" IS NOT NULL
      THEN pg_notify('wait_answered', run."parentRunId") END
  FROM run LEFT JOIN answered ON true`;

/**
 * `Sent` also when the very same answer was written before, by the same action of a carrier that was repeated.
 */
export async function writeResponse({ runId, statusCode, headers, body }: ResponseRow): Promise<RespondOutcome> {
  const values = [runId, statusCode, JSON.stringify(headers), body ?? null];
  const { rows } = await pool().query<Answering>(RESPOND, values);
  const [row] = rows;
  if (!row?.awaited) return 'Skipped';
  if (row.answered !== null) return 'Sent';
  const isSame = await compareWithFirst(values);
  if (isSame === undefined) return row.isLate ? 'CallerGone' : 'AlreadyAnswered';
  return isSame ? 'Sent' : 'AlreadyAnswered';
}

type Answering = { awaited: boolean; isLate: boolean; answered: string | null };

/** Whether the answer that was first is the very same; undefined when there is none. */
async function compareWithFirst(values: unknown[]): Promise<boolean | undefined> {
  const { rows } = await pool().query<{ isSame: boolean }>(
    `SELECT "statusCode" = $2 AND headers = $3 AND body IS NOT DISTINCT FROM $4 AS "isSame"
     FROM "RunResponse" WHERE "runId" = $1`,
    values,
  );
  return rows[0]?.isSame;
}

/** Another caller, in milliseconds from now, waits for the answer of the same run. */
export async function waitLonger(runId: string, patience: number): Promise<void> {
  await pool().query(
    `UPDATE "Run" SET "respondBy" = now() + $2::float8 * interval '1 millisecond'
     WHERE id = $1 AND "respondBy" < now() + $2::float8 * interval '1 millisecond' AND "endedAt" IS NULL`,
    [runId, patience],
  );
}
