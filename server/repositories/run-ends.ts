/**
 * How runs end in the database. A run ends once: whoever writes first wins, and everybody else finds it ended. Its last
 * records, its status and the notices go out in one transaction.
 */

import type { FlowFailure } from '#core/runs/record.ts';
import type { WireRecord } from '#core/runs/wire-record.ts';
import { pool, transaction } from '#server/database.ts';

import { RECORD_PARAMETERS, recordParameters, storable, upsertRecords } from './record-columns.ts';

export type RunEndRow = {
  runId: string;
  status: 'Succeeded' | 'Failed' | 'Cancelled' | 'TimedOut';
  code?: string;
  error?: FlowFailure;
  /** Wire text. */
  outputs?: string;
  records: WireRecord[];
};

/** The run whose action called this flow may be waiting for its end. */
const TELL_PARENT = `CASE WHEN "parentRunId" IS NOT NULL THEN pg_notify('wait_answered', "parentRunId") END`;

const END = RECORD_PARAMETERS + 2;
const END_RUN = `
  WITH written AS (
    ${upsertRecords(2)} RETURNING 1
  ), ended AS (
    UPDATE "Run" SET status = $${END}, code = $${END + 1}, "errorCode" = $${END + 2}, "errorMessage" = $${END + 3},
      outputs = $${END + 4}, "endedAt" = now(), "startedAt" = COALESCE("startedAt", now())
    WHERE id = $1 AND "endedAt" IS NULL RETURNING id, "parentRunId"
  )
  SELECT pg_notify('run_ended', id), pg_notify('run_changed', id), ${TELL_PARENT} FROM ended`;

/** After a run has ended nothing of it is under way, and what its journal kept of hidden outputs is forgotten. */
const CLOSE_RECORDS = `
  UPDATE "ActionRecord" SET
    status = CASE WHEN "endedAt" IS NULL THEN 'Cancelled' ELSE status END,
    code = CASE WHEN "endedAt" IS NULL THEN 'ActionCancelled' ELSE code END,
    "endedAt" = COALESCE("endedAt", now()),
    "waitingFor" = NULL, "waitingUntil" = NULL,
    outputs = CASE WHEN secured LIKE '%outputs%' THEN NULL ELSE outputs END
  WHERE "runId" = ANY($1) AND ("endedAt" IS NULL OR (secured LIKE '%outputs%' AND outputs IS NOT NULL))`;

/** Does nothing but write the records when the run has ended before. */
export async function endRun({ runId, status, code, error, outputs, records }: RunEndRow): Promise<void> {
  const values = [runId, ...recordParameters(records), status, code, error?.code, storable(error?.message), outputs];
  await transaction(async (client) => {
    await client.query({ name: 'end-run', text: END_RUN, values });
    await client.query({ name: 'close-records', text: CLOSE_RECORDS, values: [[runId]] });
  });
}

const END_UNCARRIED = `
  WITH ended AS (
    UPDATE "Run" SET status = 'Cancelled', code = 'Cancelled', "endedAt" = now(), "startedAt" = COALESCE("startedAt", now())
    WHERE "cancelRequestedAt" IS NOT NULL AND "endedAt" IS NULL AND status IN ('Waiting', 'Running')
      AND ("carrierId" IS NULL OR "cancelRequestedAt" < now() - $1 * interval '1 millisecond')
    RETURNING id, "parentRunId"
  )
  SELECT id, pg_notify('run_ended', id), pg_notify('run_changed', id), ${TELL_PARENT} FROM ended`;

/**
 * Ends the runs whose cancel was asked for and that no carrier holds, or whose carrier has not ended them within
 * `patience` milliseconds. Returns their ids.
 */
export async function endCancelledRuns(patience: number): Promise<string[]> {
  return transaction(async (client) => {
    const { rows } = await client.query<{ id: string }>(END_UNCARRIED, [patience]);
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) await client.query(CLOSE_RECORDS, [ids]);
    return ids;
  });
}

/** Runs that are to be cancelled and have a carrier that can be told. */
export async function listRunsToCancel(): Promise<{ runId: string; carrierId: string }[]> {
  const { rows } = await pool().query<{ runId: string; carrierId: string }>(
    `SELECT id AS "runId", "carrierId" FROM "Run"
     WHERE status IN ('Waiting', 'Running') AND "cancelRequestedAt" IS NOT NULL AND "carrierId" IS NOT NULL LIMIT 500`,
  );
  return rows;
}
