/**
 * Which carrier carries which run. A claim writes the carrier's id before the carrier is started, in one transaction, so
 * that starting it again is a no-op; `carriedAt` is set once Temporal has confirmed it.
 *
 * The first carrier of a run is `carrier:<id>`; a run whose carrier broke gets one of its own, `again:<run>:<n>`, and n
 * counts how often that happened.
 *
 * A flow whose version limits its runs (WDL reference 3.6) is locked while its runs are claimed, so that never more than
 * that many are carried at once, the oldest first.
 *
 * Of a flow's runs with the same order key only one is carried at a time; a unique index says so too, in the case that two claims
 * of one moment do not see each other.
 */

import type { PoolClient } from 'pg';
import { pool, transaction } from '#server/database.ts';
import { newId } from '#server/identifiers.ts';

export type Carrier = { carrierId: string; runIds: string[] };

export type ClaimOptions = {
  needsCarrier: boolean;
  /** Runs to claim at most. */
  limit: number;
  /** Up to so many each get a carrier of their own; of more, `perCarrier` share one. */
  alone: number;
  perCarrier: number;
};

/** It has no order key, or no run with the same one is carried or came before it. */
const IS_ITS_TURN = `(run."orderKey" IS NULL OR NOT EXISTS (
    SELECT FROM "Run" other WHERE other."flowId" = run."flowId" AND other."orderKey" = run."orderKey"
      AND other.status IN ('Waiting', 'Running') AND other.id <> run.id AND (other."carrierId" IS NOT NULL OR other.id < run.id)))`;

/** Runs that may be claimed, of versions with a limit or without. */
const waitingRuns = (limited: boolean) => `
  FROM "Run" run JOIN "FlowVersion" version ON version.id = run."versionId"
  WHERE run.status = 'Waiting' AND run."carrierId" IS NULL AND run."cancelRequestedAt" IS NULL
    AND run."needsCarrier" = $1 AND version."maxRuns" IS ${limited ? 'NOT NULL' : 'NULL'} AND ${IS_ITS_TURN}`;

const CLAIM = `
  WITH waiting AS MATERIALIZED (
    SELECT run.id, run."acceptedAt" ${waitingRuns(false)}
    ORDER BY run."acceptedAt" LIMIT $2 FOR UPDATE OF run SKIP LOCKED
  ), placed AS (
    SELECT id, row_number() OVER (ORDER BY "acceptedAt", id) - 1 AS place, count(*) OVER () AS count FROM waiting
  )
  UPDATE "Run" run SET "claimedAt" = now(), "carriedAt" = NULL,
    "carrierId" = ($3::text[])[1 + placed.place / CASE WHEN placed.count <= $4::int THEN 1 ELSE $5::int END]
  FROM placed WHERE run.id = placed.id
  RETURNING run.id, run."carrierId"`;

/** The lock leaves room for new runs, whose foreign keys look at the flow. */
const LIMITED_FLOWS = `
  SELECT flow.id FROM "Flow" flow WHERE flow.id IN (SELECT run."flowId" ${waitingRuns(true)})
  ORDER BY flow.id FOR NO KEY UPDATE SKIP LOCKED`;

const CLAIMABLE_IN_LIMITS = `
  SELECT id FROM (
    SELECT run.id, run."acceptedAt", version."maxRuns",
      row_number() OVER (PARTITION BY run."flowId" ORDER BY run."acceptedAt", run.id)
        + (SELECT count(*) FROM "Run" carried WHERE carried."flowId" = run."flowId"
             AND carried.status IN ('Waiting', 'Running') AND carried."carrierId" IS NOT NULL) AS place
    ${waitingRuns(true)} AND run."flowId" = ANY($3)) AS waiting
  WHERE place <= "maxRuns" ORDER BY "acceptedAt", id LIMIT $2`;

/** The oldest waiting runs of versions without a limit, each written to a carrier that the caller now has to start. */
export async function claimRuns({ needsCarrier, limit, alone, perCarrier }: ClaimOptions): Promise<Carrier[]> {
  const carriers = Math.max(alone, Math.ceil(limit / perCarrier));
  const ids = Array.from({ length: carriers }, newCarrierId);
  const { rows } = await pool().query<ClaimedRow>({
    name: 'claim',
    text: CLAIM,
    values: [needsCarrier, limit, ids, alone, perCarrier],
  });
  return carriersOf(rows);
}

/** The same of versions with a limit, as far as it has room. */
export async function claimLimitedRuns({ needsCarrier, limit, alone, perCarrier }: ClaimOptions): Promise<Carrier[]> {
  return transaction(async (client) => {
    const runIds = await claimableInLimits(client, needsCarrier, limit);
    const size = runIds.length <= alone ? 1 : perCarrier;
    const carriers: Carrier[] = [];
    for (let from = 0; from < runIds.length; from += size) {
      carriers.push({ carrierId: newCarrierId(), runIds: runIds.slice(from, from + size) });
    }
    if (carriers.length > 0) await assign(client, carriers);
    return carriers;
  });
}

type ClaimedRow = { id: string; carrierId: string };

function newCarrierId(): string {
  return `carrier:${newId()}`;
}

function carriersOf(rows: readonly ClaimedRow[]): Carrier[] {
  const carriers = new Map<string, Carrier>();
  for (const { id, carrierId } of rows) {
    const carrier = carriers.get(carrierId) ?? { carrierId, runIds: [] };
    carrier.runIds.push(id);
    carriers.set(carrierId, carrier);
  }
  return [...carriers.values()];
}

async function claimableInLimits(client: PoolClient, needsCarrier: boolean, limit: number): Promise<string[]> {
  const { rows: flows } = await client.query<{ id: string }>({
    name: 'limited-flows',
    text: LIMITED_FLOWS,
    values: [needsCarrier],
  });
  if (flows.length === 0) return [];
  // A second statement, so that it sees what the last holder of the lock has claimed.
  const { rows } = await client.query<{ id: string }>({
    name: 'claimable-in-limits',
    text: CLAIMABLE_IN_LIMITS,
    values: [needsCarrier, limit, flows.map(({ id }) => id)],
  });
  return rows.map(({ id }) => id);
}

/** True when runs wait for others of their flow to end, because of its limit or their key, or to be claimed. */
export async function hasRunsHeldBack(): Promise<boolean> {
  const { rowCount } = await pool().query({
    name: 'held-back',
    text: `SELECT FROM "Run" run JOIN "FlowVersion" version ON version.id = run."versionId"
      WHERE run.status = 'Waiting' AND run."carrierId" IS NULL
        AND (version."maxRuns" IS NOT NULL OR run."orderKey" IS NOT NULL) LIMIT 1`,
  });
  return (rowCount ?? 0) > 0;
}

async function assign(client: PoolClient, carriers: Carrier[]): Promise<void> {
  const pairs = carriers.flatMap(({ carrierId, runIds }) => runIds.map((runId) => ({ runId, carrierId })));
  await client.query(
    `UPDATE "Run" SET "carrierId" = given.carrier, "claimedAt" = now(), "carriedAt" = NULL
     FROM unnest($1::text[], $2::text[]) AS given (run, carrier) WHERE id = given.run`,
    [pairs.map(({ runId }) => runId), pairs.map(({ carrierId }) => carrierId)],
  );
}

/** Temporal has confirmed the carrier. */
export async function markCarried(carrierId: string): Promise<void> {
  await pool().query('UPDATE "Run" SET "carriedAt" = now() WHERE "carrierId" = $1 AND "carriedAt" IS NULL', [
    carrierId,
  ]);
}

/** Claims that no start followed for `age` milliseconds, because a worker died or Temporal was away; claimed anew by the caller. */
export async function takeOverClaims(age: number): Promise<Carrier[]> {
  const { rows } = await pool().query<{ id: string; carrierId: string }>(
    `WITH stale AS (
       SELECT id FROM "Run"
       WHERE status IN ('Waiting', 'Running') AND "carrierId" IS NOT NULL AND "carriedAt" IS NULL
         AND "claimedAt" < now() - $1 * interval '1 millisecond'
       ORDER BY "acceptedAt" LIMIT 500 FOR UPDATE SKIP LOCKED)
     UPDATE "Run" SET "claimedAt" = now() FROM stale WHERE "Run".id = stale.id RETURNING "Run".id, "carrierId"`,
    [age],
  );
  return carriersOf(rows);
}

/** Carriers with runs that have not ended, confirmed more than `age` milliseconds ago, in order of id after `after`. */
export async function listOpenCarriers(page: { after: string; limit: number; age: number }): Promise<string[]> {
  const { rows } = await pool().query<{ carrierId: string }>(
    `SELECT DISTINCT "carrierId" FROM "Run"
     WHERE status IN ('Waiting', 'Running') AND "carrierId" > $1 AND "carriedAt" < now() - $3 * interval '1 millisecond'
     ORDER BY "carrierId" LIMIT $2`,
    [page.after, page.limit, page.age],
  );
  return rows.map(({ carrierId }) => carrierId);
}

/** Those of the carriers that still have a run that has not ended. */
export async function filterOpenCarriers(carrierIds: string[]): Promise<string[]> {
  const { rows } = await pool().query<{ carrierId: string }>(
    `SELECT DISTINCT "carrierId" FROM "Run" WHERE "carrierId" = ANY($1) AND status IN ('Waiting', 'Running')`,
    [carrierIds],
  );
  return rows.map(({ carrierId }) => carrierId);
}

const CARRIED_AGAIN = /^again:.+:(\d+)$/;

/**
 * Gives every run of a broken carrier that has not ended a carrier of its own, unless that happened `limit` times to it
 * already. Returns the new carriers, and the runs that are to be given up.
 */
export async function carryAgain(
  carrierId: string,
  limit: number,
): Promise<{ carriers: Carrier[]; givenUp: string[] }> {
  const breaks = Number(CARRIED_AGAIN.exec(carrierId)?.[1] ?? 0) + 1;
  return transaction(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `SELECT id FROM "Run" WHERE "carrierId" = $1 AND status IN ('Waiting', 'Running') FOR UPDATE SKIP LOCKED`,
      [carrierId],
    );
    const runIds = rows.map(({ id }) => id);
    if (breaks > limit) return { carriers: [], givenUp: runIds };
    const carriers = runIds.map((runId) => ({ carrierId: `again:${runId}:${breaks}`, runIds: [runId] }));
    await assign(client, carriers);
    return { carriers, givenUp: [] };
  });
}
