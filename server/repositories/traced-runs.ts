/**
 * Ended runs as their traces are made of them, in the order in which they ended, and how far that has come. One process at a
 * time sends traces: it holds a lock of the database, and the next one goes on where it stopped.
 */

import type { Attempt } from '#core/runs/record.ts';
import { pool, type Querier } from '#server/database.ts';
import type { EndedAction, EndedRun } from '#server/tracing/run-spans.ts';
import type { TracedRun } from '#server/tracing/trace-ids.ts';

import { type TraceColumns, traceOf } from './trace-columns.ts';

/** A run is seen once its end has been committed, which is a little later than the time it says. */
const SETTLED = `interval '5 seconds'`;

/** The last run whose trace was sent; everything that ended before it was sent too. */
export type TraceCursor = { until: Date; runId: string };

/** Traces begin with what ends after the first time that somebody asks. */
export async function traceCursor(client: Querier): Promise<TraceCursor> {
  await client.query(
    `INSERT INTO "TraceProgress" (id, until, "runId") VALUES ('runs', now() - ${SETTLED}, '') ON CONFLICT DO NOTHING`,
  );
  const { rows } = await client.query<TraceCursor>(`SELECT until, "runId" FROM "TraceProgress" WHERE id = 'runs'`);
  return rows[0] ?? { until: new Date(), runId: '' };
}

export async function moveTraceCursor(client: Querier, { until, runId }: TraceCursor): Promise<void> {
  await client.query(`UPDATE "TraceProgress" SET until = $1, "runId" = $2 WHERE id = 'runs'`, [until, runId]);
}

export async function findTracedRun(runId: string): Promise<TracedRun> {
  const { rows } = await pool().query<TraceColumns>('SELECT traceparent, tracestate FROM "Run" WHERE id = $1', [runId]);
  return { runId, trace: rows[0] && traceOf(rows[0]) };
}

export type TracedRunRow = EndedRun & { versionId: string };

type RunRow = TraceColumns &
  Omit<TracedRunRow, 'trace' | 'origin' | 'acceptedAt' | 'endedAt'> & {
    acceptedAt: Date;
    endedAt: Date;
    originRunId: string | null;
    originTraceparent: string | null;
  };

/** The next runs that have ended, oldest end first. */
export async function listRunsToTrace(client: Querier, cursor: TraceCursor, limit: number): Promise<TracedRunRow[]> {
  const { rows } = await client.query<RunRow>(
    `SELECT run.id AS "runId", run.traceparent, run.tracestate, run."flowId", flow.name AS "flowName",
       run."versionId", version.number AS "versionNumber", run."triggerName", run."triggerKind", run.status,
       run."errorCode", run."clientTrackingId", run."acceptedAt", run."endedAt",
       origin.id AS "originRunId", origin.traceparent AS "originTraceparent"
     FROM "Run" run JOIN "Flow" flow ON flow.id = run."flowId" JOIN "FlowVersion" version ON version.id = run."versionId"
     LEFT JOIN "Run" origin ON origin.id = run."originRunId"
     WHERE run."endedAt" >= $1 AND (run."endedAt", run.id) > ($1, $2) AND run."endedAt" < now() - ${SETTLED}
     ORDER BY run."endedAt", run.id LIMIT $3`,
    [cursor.until, cursor.runId, limit],
  );
  return rows.map(tracedRunOf);
}

function tracedRunOf({ traceparent, tracestate, originRunId, originTraceparent, ...row }: RunRow): TracedRunRow {
  const origin = { traceparent: originTraceparent, tracestate: null };
  return {
    ...row,
    trace: traceOf({ traceparent, tracestate }),
    acceptedAt: row.acceptedAt.getTime(),
    endedAt: row.endedAt.getTime(),
    ...(originRunId !== null && { origin: { runId: originRunId, trace: traceOf(origin) } }),
  };
}

type ActionRow = Omit<EndedAction, 'startedAt' | 'endedAt' | 'attempts' | 'request'> & {
  startedAt: Date;
  endedAt: Date;
  attempts: string;
  method: string | null;
  url: string | null;
  statusCode: string | null;
};

/** The beginnings of texts are enough: what is looked for stands in front. */
const BEGINNING = 8_192;

/**
 * The actions of a run that ended in it, those that were taken over from another run left out, in the order of their keys and
 * beginning behind `after`. Of inputs and outputs, only what a span of HTTP says.
 */
export async function listActionsToTrace(
  run: Pick<EndedRun, 'runId' | 'acceptedAt'>,
  after: Pick<EndedAction, 'action' | 'repetition'> | undefined,
  limit: number,
): Promise<EndedAction[]> {
  const { rows } = await pool().query<ActionRow>(
    `SELECT action, repetition, type, status, code, "errorCode", "startedAt", "endedAt", attempts,
       substring(left(inputs, ${BEGINNING}) FROM '"method":"([A-Za-z]+)"') AS method,
       substring(left(inputs, ${BEGINNING}) FROM '"uri":"(https?://[^"?#\\\\]+)') AS url,
       substring(left(outputs, ${BEGINNING}) FROM '"statusCode":([0-9]{3})') AS "statusCode"
     FROM "ActionRecord"
     WHERE "runId" = $1 AND (action, repetition) > ($2, $3) AND status <> 'Skipped'
       AND "endedAt" IS NOT NULL AND NOT (reused AND "endedAt" <= $4)
     ORDER BY action, repetition LIMIT $5`,
    [run.runId, after?.action ?? '', after?.repetition ?? '', new Date(run.acceptedAt), limit],
  );
  return rows.map(({ method, url, statusCode, startedAt, endedAt, attempts, ...row }) => ({
    ...row,
    startedAt: startedAt.getTime(),
    endedAt: endedAt.getTime(),
    attempts: JSON.parse(attempts) as Attempt[],
    ...(method !== null &&
      url !== null && { request: { method, url, statusCode: statusCode === null ? undefined : Number(statusCode) } }),
  }));
}
