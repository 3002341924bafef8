/** Runs that failed for good, until a person has dealt with them. Nothing leaves the list by itself. */

import type { LetterStatus } from '#core/api/failures.ts';
import { pool, type Querier } from '#server/database.ts';

export type DeadLetterRow = {
  runId: string;
  flowId: string;
  flowName: string;
  status: string;
  action: string | null;
  code: string | null;
  message: string | null;
  clientTrackingId: string;
  failedAt: Date;
  ownerId: string | null;
  ownerName: string | null;
  note: string;
  closedAt: Date | null;
  closedBy: string | null;
};

export type LetterQuery = { status: LetterStatus; before?: string; limit: number };

/** The newest first. */
export async function listDeadLetterRows({ status, before, limit }: LetterQuery): Promise<DeadLetterRow[]> {
  const { rows } = await pool().query<DeadLetterRow>(
    `SELECT letter."runId", run."flowId", flow.name AS "flowName", letter.status, failure.action,
       COALESCE(failure.code, run."errorCode") AS code, COALESCE(failure.message, run."errorMessage") AS message,
       run."clientTrackingId", run."endedAt" AS "failedAt", letter."ownerId", owner.name AS "ownerName", letter.note,
       letter."closedAt", closer.name AS "closedBy"
     FROM "DeadLetter" letter
     JOIN "Run" run ON run.id = letter."runId"
     JOIN "Flow" flow ON flow.id = run."flowId"
     LEFT JOIN "FailureGroup" failure ON failure.id = run."failureId"
     LEFT JOIN "User" owner ON owner.id = letter."ownerId"
     LEFT JOIN "User" closer ON closer.id = letter."closedById"
     WHERE letter.status = $1 AND ($2::text IS NULL OR letter."runId" < $2)
     ORDER BY letter."runId" DESC LIMIT $3`,
    [status, before ?? null, limit],
  );
  return rows;
}

export async function countOpenLetters(): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    `SELECT count(*)::int AS count FROM "DeadLetter" WHERE status = 'Open'`,
  );
  return rows[0]?.count ?? 0;
}

export type LetterChange = {
  runIds: readonly string[];
  /** Null: nobody. */
  ownerId?: string | null;
  note?: string;
  /** Closes those that are open. */
  discardedBy?: string;
};

export async function changeLetters({ runIds, ownerId, note, discardedBy }: LetterChange): Promise<void> {
  await pool().query(
    `UPDATE "DeadLetter" SET
       "ownerId" = CASE WHEN $2 THEN $3 ELSE "ownerId" END,
       note = COALESCE($4, note),
       status = CASE WHEN $5::text IS NOT NULL AND status = 'Open' THEN 'Discarded' ELSE status END,
       "closedAt" = CASE WHEN $5 IS NOT NULL AND status = 'Open' THEN now() ELSE "closedAt" END,
       "closedById" = CASE WHEN $5 IS NOT NULL AND status = 'Open' THEN $5 ELSE "closedById" END
     WHERE "runId" = ANY($1)`,
    [runIds, ownerId !== undefined, ownerId ?? null, note ?? null, discardedBy ?? null],
  );
}

/** Somebody has the run done again. */
export async function redriveLetter(client: Querier, runId: string): Promise<void> {
  await client.query(
    `UPDATE "DeadLetter" SET status = 'Redriven', "closedAt" = now() WHERE "runId" = $1 AND status = 'Open'`,
    [runId],
  );
}
