/**
 * What actions wait for from outside their run: a call back, or the run of a flow that they called. A wait is answered
 * once; whoever closes it first, the answer or the end of patience, decides.
 */

import { pool } from '#server/database.ts';
import { decryptSecret, encryptSecret } from '#server/secrets.ts';

/** An action of a run and which of its tries. */
export type WaitKey = { runId: string; action: string; repetition: string; attempt: number };

export type WaitRow = { tokenHash: string | null; childRunId: string | null; answer: string | null };

const IS_IT = `"runId" = $1 AND action = $2 AND repetition = $3 AND attempt = $4`;

function keyValues({ runId, action, repetition, attempt }: WaitKey): unknown[] {
  return [runId, action, repetition, attempt];
}

export type NewWait = WaitKey & {
  tokenHash?: string;
  childRunId?: string;
  /** Closed from the start: it says who called whom, and nobody waits. */
  isClosed?: boolean;
};

/** Does nothing when it is there already. */
export async function insertWait({ tokenHash, childRunId, isClosed = false, ...key }: NewWait): Promise<void> {
  await pool().query(
    `INSERT INTO "ActionWait" ("runId", action, repetition, attempt, "tokenHash", "childRunId", status)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [...keyValues(key), tokenHash ?? null, childRunId ?? null, isClosed ? 'Closed' : 'Open'],
  );
}

/** Wire text of the request that takes the subscription back; it is kept encrypted until it is needed. */
export async function keepUnsubscribe(key: WaitKey, request: string): Promise<void> {
  await pool().query(`UPDATE "ActionWait" SET unsubscribe = $5 WHERE ${IS_IT} AND unsubscribe IS NULL`, [
    ...keyValues(key),
    encryptSecret(request, unsubscribePurpose(key)),
  ]);
}

export function unsubscribePurpose({ runId, action }: Pick<WaitKey, 'runId' | 'action'>): string {
  return `unsubscribe:${runId}:${action}`;
}

/** `answer` is wire text. */
export async function findWait(key: WaitKey): Promise<WaitRow | undefined> {
  const { rows } = await pool().query<WaitRow>(
    `SELECT "tokenHash", "childRunId", answer FROM "ActionWait" WHERE ${IS_IT}`,
    keyValues(key),
  );
  const [row] = rows;
  if (!row || row.answer === null || row.tokenHash === null) return row;
  return { ...row, answer: decryptSecret(row.answer, answerPurpose(row.tokenHash)) };
}

/** The answer has been taken. */
export async function markTaken(key: WaitKey): Promise<void> {
  await pool().query(
    `UPDATE "ActionWait" SET status = 'Closed', unsubscribe = NULL WHERE ${IS_IT} AND status IN ('Open', 'Answered')`,
    keyValues(key),
  );
}

const CLOSE = `status = CASE WHEN unsubscribe IS NULL THEN 'Closed' ELSE 'Unsubscribing' END, "dueAt" = now()`;

/** Nobody waits any more; a subscription is taken back. False when it was answered or closed before. */
export async function closeWait(key: WaitKey): Promise<boolean> {
  const { rowCount } = await pool().query(
    `UPDATE "ActionWait" SET ${CLOSE} WHERE ${IS_IT} AND status = 'Open'`,
    keyValues(key),
  );
  return rowCount === 1;
}

/** Waits of runs that have ended otherwise; called flows that they waited for are returned. */
export async function closeAbandonedWaits(): Promise<string[]> {
  const { rows } = await pool().query<{ childRunId: string | null }>(
    `UPDATE "ActionWait" SET ${CLOSE} FROM "Run" run
     WHERE "ActionWait".status IN ('Open', 'Answered') AND run.id = "ActionWait"."runId" AND run."endedAt" IS NOT NULL
     RETURNING "ActionWait"."childRunId"`,
  );
  return rows.flatMap(({ childRunId }) => childRunId ?? []);
}

/** `Open`: a call back is waited for. `Answered`: one came before. `Over`: nobody waits any more. */
export type CallbackState = 'Open' | 'Answered' | 'Over';

const STATE = `CASE WHEN answer IS NOT NULL THEN 'Answered' WHEN status = 'Open' THEN 'Open' ELSE 'Over' END`;

/** Undefined when there never was such an address. */
export async function findCallback(tokenHash: string): Promise<CallbackState | undefined> {
  const { rows } = await pool().query<{ state: CallbackState }>(
    `SELECT ${STATE} AS state FROM "ActionWait" WHERE "tokenHash" = $1`,
    [tokenHash],
  );
  return rows[0]?.state;
}

/** Stores what the call back brought (wire text) and tells the workers, unless another one was first. */
export async function answerCallback(tokenHash: string, answer: string): Promise<boolean> {
  const { rowCount } = await pool().query(
    `WITH answered AS (
       UPDATE "ActionWait" SET answer = $2, status = 'Answered', "answeredAt" = now()
       WHERE "tokenHash" = $1 AND status = 'Open' RETURNING "runId"
     )
     SELECT pg_notify('wait_answered', "runId") FROM answered`,
    [tokenHash, encryptSecret(answer, answerPurpose(tokenHash))],
  );
  return rowCount === 1;
}

function answerPurpose(tokenHash: string): string {
  return `callback:${tokenHash}`;
}
