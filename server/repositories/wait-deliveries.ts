/** What workers do about waits: tell carriers of answers, and take subscriptions back. */

import type { TraceContext } from '#core/runs/trace-context.ts';
import { pool } from '#server/database.ts';
import { decryptSecret } from '#server/secrets.ts';

import { unsubscribePurpose, type WaitKey } from './action-waits.ts';
import { type TraceColumns, traceOf } from './trace-columns.ts';

export type AnsweredWait = WaitKey & { carrierId: string };

const MARK_CALLS = `
  UPDATE "ActionWait" SET status = 'Answered', "answeredAt" = now() FROM "Run" child
  WHERE "ActionWait".status = 'Open' AND child.id = "ActionWait"."childRunId"
    AND (child."endedAt" IS NOT NULL OR EXISTS (SELECT 1 FROM "RunResponse" WHERE "runId" = child.id))
    AND ($1::text[] IS NULL OR "ActionWait"."runId" = ANY($1))`;

const LIST = `
  SELECT wait."runId", wait.action, wait.repetition, wait.attempt, run."carrierId"
  FROM "ActionWait" wait JOIN "Run" run ON run.id = wait."runId"
  WHERE wait.status = 'Answered' AND run."endedAt" IS NULL AND run."carrierId" IS NOT NULL
    AND ($1::text[] IS NULL OR wait."runId" = ANY($1)) LIMIT 1000`;

/** Answered waits whose carrier has not taken the answer: those of the runs given, or all. */
export async function listAnsweredWaits(runIds?: string[]): Promise<AnsweredWait[]> {
  await pool().query({ name: 'mark-answered-calls', text: MARK_CALLS, values: [runIds ?? null] });
  const { rows } = await pool().query<AnsweredWait>({ name: 'answered-waits', text: LIST, values: [runIds ?? null] });
  return rows;
}

export type Unsubscription = WaitKey & {
  /** Wire text of the inputs of an HTTP call. */
  request: string;
  /** This one included. */
  tries: number;
  clientTrackingId: string;
  trace: TraceContext | undefined;
};

/** Requests that are due, each given to one worker for a minute. */
export async function claimUnsubscriptions(limit: number): Promise<Unsubscription[]> {
  const { rows } = await pool().query<Omit<Unsubscription, 'trace'> & TraceColumns & { unsubscribe: string }>(
    `WITH due AS (
       SELECT "runId", action, repetition, attempt FROM "ActionWait"
       WHERE status = 'Unsubscribing' AND "dueAt" <= now() LIMIT $1 FOR UPDATE SKIP LOCKED
     )
     UPDATE "ActionWait" wait SET tries = tries + 1, "dueAt" = now() + interval '2 minutes' FROM due, "Run" run
     WHERE wait."runId" = due."runId" AND wait.action = due.action AND wait.repetition = due.repetition
       AND wait.attempt = due.attempt AND run.id = wait."runId"
     RETURNING wait."runId", wait.action, wait.repetition, wait.attempt, wait.tries, wait.unsubscribe, run."clientTrackingId", run.traceparent, run.tracestate`,
    [limit],
  );
  return rows.map(({ unsubscribe, traceparent, tracestate, ...row }) => ({
    ...row,
    trace: traceOf({ traceparent, tracestate }),
    request: decryptSecret(unsubscribe, unsubscribePurpose(row)),
  }));
}

/** With `againIn` (milliseconds) it is tried once more; without, the wait is closed for good. */
export async function settleUnsubscription(key: WaitKey, againIn?: number): Promise<void> {
  const { runId, action, repetition, attempt } = key;
  await pool().query(
    `UPDATE "ActionWait" SET
       status = CASE WHEN $5::float8 IS NULL THEN 'Closed' ELSE status END,
       unsubscribe = CASE WHEN $5::float8 IS NULL THEN NULL ELSE unsubscribe END,
       "dueAt" = now() + COALESCE($5::float8, 0) * interval '1 millisecond'
     WHERE "runId" = $1 AND action = $2 AND repetition = $3 AND attempt = $4 AND status = 'Unsubscribing'`,
    [runId, action, repetition, attempt, againIn ?? null],
  );
}
