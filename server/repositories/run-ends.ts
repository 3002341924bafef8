/**
 * How runs end in the database. A run ends once: whoever writes first wins, and everybody else finds it ended. Its last
 * records, its status and the notices go out in one transaction.
 */

import type { FlowFailure } from '#core/runs/record.ts';
import type { WireRecord } from '#core/runs/wire-record.ts';
import { pool, transaction } from '#server/database.ts';
import type { TracedRun } from '#server/tracing/trace-ids.ts';

import { groupCommit } from './group-commit.ts';
import { recordParameters, recordsOf, storable, upsertRecords } from './record-columns.ts';
import { recordFailure } from './run-failures.ts';
import { type TraceColumns, traceOf } from './trace-columns.ts';

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

const END_COLUMNS = 6;
const END_RUNS = `
  WITH given AS MATERIALIZED (
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
      AS run (id, status, code, "errorCode", "errorMessage", outputs)
  ), written AS (
    ${upsertRecords(END_COLUMNS + 1)} RETURNING 1
  ), ended AS (
    UPDATE "Run" run SET status = given.status, code = given.code, "errorCode" = given."errorCode",
      "errorMessage" = given."errorMessage", outputs = given.outputs, "endedAt" = now(),
      "startedAt" = COALESCE(run."startedAt", now()), "heldVariables" = NULL
    FROM given WHERE run.id = given.id AND run."endedAt" IS NULL RETURNING run.id, run."parentRunId"
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

async function endRuns(runs: readonly RunEndRow[]): Promise<undefined[]> {
  const rows = runs.map(({ runId, status, code, error, outputs }) => [
    runId,
    status,
    code,
    error?.code,
    storable(error?.message),
    outputs,
  ]);
  const columns = Array.from({ length: END_COLUMNS }, (_, column) => rows.map((row) => row[column] ?? null));
  const values = [...columns, ...recordParameters(runs.flatMap(({ runId, records }) => recordsOf(runId, records)))];
  await transaction(async (client) => {
    await client.query({ name: 'end-runs', text: END_RUNS, values });
    await client.query({ name: 'close-records', text: CLOSE_RECORDS, values: [runs.map(({ runId }) => runId)] });
    for (const { runId, status } of runs) {
      if (status === 'Failed' || status === 'TimedOut') await recordFailure(client, runId);
    }
  });
  return runs.map(() => undefined);
}

/** Does nothing but write the records when the run has ended before. */
export const endRun = groupCommit<RunEndRow, undefined>({
  run: endRuns,
  keysOf: ({ runId }) => [runId],
  most: 50,
  atOnce: 2,
});

const END_UNCARRIED = `
  WITH ended AS (
    UPDATE "Run" SET status = 'Cancelled', code = 'Cancelled', "endedAt" = now(), "startedAt" = COALESCE("startedAt", now()),
      "heldVariables" = NULL
    WHERE "cancelRequestedAt" IS NOT NULL AND "endedAt" IS NULL AND status IN ('Waiting', 'Running')
      AND ("carrierId" IS NULL OR "cancelRequestedAt" < now() - $1 * interval '1 millisecond')
    RETURNING id, "parentRunId", traceparent, tracestate
  )
  SELECT id, traceparent, tracestate, pg_notify('run_ended', id), pg_notify('run_changed', id), ${TELL_PARENT} FROM ended`;

/**
 * Ends the runs whose cancel was asked for and that no carrier holds, or whose carrier has not ended them within
 * `patience` milliseconds. Returns which they are.
 */
export async function endCancelledRuns(patience: number): Promise<TracedRun[]> {
  return transaction(async (client) => {
    const { rows } = await client.query<TraceColumns & { id: string }>(END_UNCARRIED, [patience]);
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) await client.query(CLOSE_RECORDS, [ids]);
    return rows.map((row) => ({ runId: row.id, trace: traceOf(row) }));
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
