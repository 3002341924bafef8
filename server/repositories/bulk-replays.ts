/**
 * Runs that are done again together. A worker holds the row of a BulkReplay while it replays one of its runs, so that the
 * rate holds over all workers; that a run was replayed is written in the transaction that accepts the new run, so that none
 * is replayed twice.
 */

import type pg from 'pg';

import { database, pool, type Querier, transaction } from '#server/database.ts';
import { notify } from '#server/notifications.ts';

import { NOW } from './sql-now.ts';

export type NewBulkReplay = {
  id: string;
  query: string | null;
  request: string;
  perMinute: number;
  createdById: string;
  /** Chosen one by one; null where the query chooses them. */
  runIds: readonly string[] | null;
};

export async function insertBulkReplay({ runIds, ...bulk }: NewBulkReplay): Promise<void> {
  await transaction(async (client) => {
    await client.query(
      `INSERT INTO "BulkReplay" (id, query, request, "perMinute", "createdById", status, "nextAt")
       VALUES ($1, $2, $3, $4, $5, $6, ${NOW})`,
      [bulk.id, bulk.query, bulk.request, bulk.perMinute, bulk.createdById, runIds ? 'Running' : 'Collecting'],
    );
    if (runIds) await addTargets(client, bulk.id, runIds);
    await notify(client, 'bulk_changed', bulk.id);
  });
}

export async function addTargets(client: Querier, bulkReplayId: string, runIds: readonly string[]): Promise<void> {
  await client.query(
    `INSERT INTO "BulkReplayTarget" ("bulkReplayId", "runId") SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`,
    [bulkReplayId, runIds],
  );
}

export type DueBulkReplay = {
  id: string;
  query: string | null;
  request: string;
  perMinute: number;
  status: 'Collecting' | 'Running';
  collectBelow: string | null;
  createdAt: Date;
};

/** Does one step of a BulkReplay that is due and that nobody else is at; false when there is none. */
export async function stepBulkReplay(
  work: (bulk: DueBulkReplay, client: pg.PoolClient) => Promise<void>,
): Promise<boolean> {
  return transaction(async (client) => {
    const { rows } = await client.query<DueBulkReplay>(
      `SELECT id, query, request, "perMinute", status, "collectBelow", "createdAt" FROM "BulkReplay"
       WHERE status IN ('Collecting', 'Running') AND "nextAt" <= now()
       ORDER BY "nextAt" LIMIT 1 FOR UPDATE SKIP LOCKED`,
    );
    const [bulk] = rows;
    if (!bulk) return false;
    await work(bulk, client);
    await notify(client, 'bulk_changed', bulk.id);
    return true;
  });
}

/** Milliseconds until the next step is due; null when nothing is to be done. */
export async function nextBulkStepIn(): Promise<number | null> {
  const { rows } = await pool().query<{ wait: number | null }>(
    `SELECT extract(epoch FROM min("nextAt") - now())::float8 * 1000 AS wait FROM "BulkReplay"
     WHERE status IN ('Collecting', 'Running')`,
  );
  return rows[0]?.wait ?? null;
}

/** `below`: where the collecting goes on; null once all are collected. */
export async function markCollected(client: Querier, id: string, below: string | null): Promise<void> {
  await client.query(
    `UPDATE "BulkReplay" SET "collectBelow" = COALESCE($2, "collectBelow"), "nextAt" = ${NOW},
       status = CASE WHEN $2::text IS NULL THEN 'Running' ELSE status END
     WHERE id = $1`,
    [id, below],
  );
}

/** The oldest run that is still to be replayed. */
export async function nextTarget(client: Querier, id: string): Promise<string | undefined> {
  const { rows } = await client.query<{ runId: string }>(
    `SELECT "runId" FROM "BulkReplayTarget" WHERE "bulkReplayId" = $1 AND status = 'Waiting' ORDER BY "runId" LIMIT 1`,
    [id],
  );
  return rows[0]?.runId;
}

export async function markReplayed(
  client: Querier,
  key: { id: string; runId: string },
  newRunId: string,
): Promise<void> {
  const { rowCount } = await client.query(
    `UPDATE "BulkReplayTarget" SET status = 'Replayed', "newRunId" = $3
     WHERE "bulkReplayId" = $1 AND "runId" = $2 AND status = 'Waiting'`,
    [key.id, key.runId, newRunId],
  );
  if (rowCount !== 1) throw new Error(`The run ${key.runId} was replayed already.`);
}

export async function markRefused(client: Querier, key: { id: string; runId: string }, reason: string): Promise<void> {
  await client.query(
    `UPDATE "BulkReplayTarget" SET status = 'Refused', reason = $3
     WHERE "bulkReplayId" = $1 AND "runId" = $2 AND status = 'Waiting'`,
    [key.id, key.runId, reason],
  );
}

/** The next run waits for its turn; time that nobody was there to use is not made up for. */
export async function pace(client: Querier, { id, perMinute }: Pick<DueBulkReplay, 'id' | 'perMinute'>): Promise<void> {
  await client.query(
    `UPDATE "BulkReplay" SET "nextAt" = greatest("nextAt", now() - interval '1 second') + $2 * interval '1 millisecond'
     WHERE id = $1`,
    [id, 60_000 / perMinute],
  );
}

export async function finish(client: Querier, id: string): Promise<void> {
  await client.query(`UPDATE "BulkReplay" SET status = 'Finished', "endedAt" = now() WHERE id = $1`, [id]);
}

/** True when it was under way. Waits for the run that is being replayed. */
export async function stopBulkReplay(id: string): Promise<boolean> {
  const { rowCount } = await pool().query(
    `WITH stopped AS (
       UPDATE "BulkReplay" SET status = 'Stopped', "endedAt" = now()
       WHERE id = $1 AND status IN ('Collecting', 'Running') RETURNING id
     ) SELECT pg_notify('bulk_changed', id) FROM stopped`,
    [id],
  );
  return rowCount === 1;
}

export type BulkReplayRow = {
  id: string;
  query: string | null;
  request: string;
  perMinute: number;
  status: string;
  createdAt: Date;
  endedAt: Date | null;
  createdBy: string | null;
  waiting: number;
  replayed: number;
  refused: number;
  succeeded: number;
  failed: number;
  open: number;
};

/** The newest first; only that one where an id is given. */
export async function listBulkReplayRows({ id, limit }: { id?: string; limit: number }): Promise<BulkReplayRow[]> {
  const { rows } = await pool().query<BulkReplayRow>(
    `SELECT bulk.id, bulk.query, bulk.request, bulk."perMinute", bulk.status, bulk."createdAt", bulk."endedAt",
       person.name AS "createdBy", counts.*
     FROM "BulkReplay" bulk
     LEFT JOIN "User" person ON person.id = bulk."createdById"
     CROSS JOIN LATERAL (
       SELECT count(*) FILTER (WHERE target.status = 'Waiting')::int AS waiting,
         count(*) FILTER (WHERE target.status = 'Replayed')::int AS replayed,
         count(*) FILTER (WHERE target.status = 'Refused')::int AS refused,
         count(*) FILTER (WHERE run.status = 'Succeeded')::int AS succeeded,
         count(*) FILTER (WHERE run.status IN ('Failed', 'TimedOut', 'Cancelled'))::int AS failed,
         count(*) FILTER (WHERE run.status IN ('Waiting', 'Running'))::int AS open
       FROM "BulkReplayTarget" target LEFT JOIN "Run" run ON run.id = target."newRunId"
       WHERE target."bulkReplayId" = bulk.id
     ) counts
     WHERE $1::text IS NULL OR bulk.id = $1 ORDER BY bulk.id DESC LIMIT $2`,
    [id ?? null, limit],
  );
  return rows;
}

export async function listRefusals(bulkReplayId: string, limit: number): Promise<{ runId: string; reason: string }[]> {
  const rows = await database().bulkReplayTarget.findMany({
    where: { bulkReplayId, status: 'Refused' },
    select: { runId: true, reason: true },
    orderBy: { runId: 'asc' },
    take: limit,
  });
  return rows.map(({ runId, reason }) => ({ runId, reason: reason ?? '' }));
}
