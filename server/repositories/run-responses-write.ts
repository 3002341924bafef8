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
    SELECT "awaitsResponse", "parentRunId" FROM "Run" WHERE id = $1
  ), answered AS (
    INSERT INTO "RunResponse" ("runId", "statusCode", headers, body)
    SELECT $1, $2, $3, $4 FROM run WHERE "awaitsResponse"
    ON CONFLICT ("runId") DO NOTHING RETURNING "runId"
  )
  SELECT run."awaitsResponse" AS awaited, answered."runId" AS answered,
    CASE WHEN answered."runId" IS NOT NULL THEN pg_notify('run_answered', $1) END,
    CASE WHEN answered."runId" IS NOT NULL AND run."parentRunId" IS NOT NULL
      THEN pg_notify('wait_answered', run."parentRunId") END
  FROM run LEFT JOIN answered ON true`;

/**
 * `Sent` also when the very same answer was written before, by the same action of a carrier that was repeated.
 */
export async function writeResponse({ runId, statusCode, headers, body }: ResponseRow): Promise<RespondOutcome> {
  const values = [runId, statusCode, JSON.stringify(headers), body ?? null];
  const { rows } = await pool().query<{ awaited: boolean; answered: string | null }>(RESPOND, values);
  const [row] = rows;
  if (!row?.awaited) return 'Skipped';
  if (row.answered !== null) return 'Sent';
  return (await isSameResponse(values)) ? 'Sent' : 'AlreadyAnswered';
}

async function isSameResponse(values: unknown[]): Promise<boolean> {
  const { rowCount } = await pool().query(
    `SELECT 1 FROM "RunResponse"
     WHERE "runId" = $1 AND "statusCode" = $2 AND headers = $3 AND body IS NOT DISTINCT FROM $4`,
    values,
  );
  return rowCount === 1;
}
