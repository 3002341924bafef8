/**
 * Where the triggers stand that the worker has to look at: which windows of a SlidingWindow are played, and when and where
 * an Http trigger polls next. What was accepted and the state after it are written in one transaction.
 */

import { pool, type Querier } from '#server/database.ts';
import { newId } from '#server/identifiers.ts';
import { notify } from '#server/notifications.ts';
import { decryptSecret, encryptSecret } from '#server/secrets.ts';

import { NOW } from './sql-now.ts';

/** A state as a published version wants it; `since` is the flow's `enabledAt`. */
export type WantedState = {
  flowId: string;
  type: 'SlidingWindow' | 'Http';
  /** With another one the state begins anew. */
  basis: string;
  versionId: string;
  since: Date;
  dueAt: Date | null;
};

/** How long a worker that makes a poll is taken to live after it was last heard of. */
const CLAIM = `interval '20 seconds'`;

/** Of an enabled flow, as it is published now. */
const LIVE = `
  FROM "TriggerState" state JOIN "Flow" flow ON flow.id = state."flowId"
  WHERE flow.enabled AND flow."publishedVersionId" = state."versionId" AND flow."enabledAt" = state.since`;

/** What belongs to a series of windows or polls goes on where its basis is the same. */
const kept = (column: string) =>
  `"${column}" = CASE WHEN state.basis = EXCLUDED.basis THEN state."${column}" ELSE EXCLUDED."${column}" END`;

const PUT = `
  INSERT INTO "TriggerState" AS state ("flowId", type, basis, "versionId", since, "dueAt", anchor)
  VALUES ($1, $2, $3, $4, $5, $6, $5)
  ON CONFLICT ("flowId") DO UPDATE SET type = EXCLUDED.type, basis = EXCLUDED.basis,
    "versionId" = EXCLUDED."versionId", since = EXCLUDED.since, "dueAt" = EXCLUDED."dueAt", tries = 0, "scheduledAt" = NULL,
    ${['anchor', 'windowStart', 'windowEnd', 'pollUri'].map(kept).join(', ')}
  WHERE state.since < EXCLUDED.since`;

/**
 * Makes the states of enabled flows what their versions want. `others` are versions of enabled flows that need none: what is
 * left of them goes. The states of disabled flows stay as they are.
 */
export async function matchTriggerStates(wanted: readonly WantedState[], others: readonly string[]): Promise<void> {
  const { rows } = await pool().query<{ flowId: string; since: Date }>('SELECT "flowId", since FROM "TriggerState"');
  const known = new Map(rows.map(({ flowId, since }) => [flowId, since.getTime()]));
  for (const { flowId, type, basis, versionId, since, dueAt } of wanted) {
    if (known.get(flowId) === since.getTime()) continue;
    await pool().query(PUT, [flowId, type, basis, versionId, since, dueAt]);
  }
  if (known.size === 0) return;
  await pool().query(
    `DELETE FROM "TriggerState" state USING "Flow" flow
     WHERE flow.id = state."flowId" AND flow.enabled AND flow."publishedVersionId" = ANY($1)`,
    [others],
  );
}

/** Milliseconds since the epoch. */
export type PlayedWindows = {
  anchor: number;
  windowStart: number | undefined;
  windowEnd: number | undefined;
};

/** Flows with windows to play. */
export async function listDueWindows(limit: number): Promise<string[]> {
  const { rows } = await pool().query<{ flowId: string }>(
    `SELECT state."flowId" ${LIVE} AND state.type = 'SlidingWindow' AND state."dueAt" <= now()
     ORDER BY state."dueAt" LIMIT $1`,
    [limit],
  );
  return rows.map(({ flowId }) => flowId);
}

/** The state of a version's windows, kept from others until the transaction ends; undefined when there is nothing to do. */
export async function lockDueWindows(
  client: Querier,
  { flowId, versionId }: { flowId: string; versionId: string },
): Promise<PlayedWindows | undefined> {
  const { rows } = await client.query<WindowRow>(
    `SELECT ${WINDOWS} ${LIVE} AND state."flowId" = $1 AND state."versionId" = $2 AND state."dueAt" <= now()
     FOR UPDATE OF state SKIP LOCKED`,
    [flowId, versionId],
  );
  return rows[0] && playedWindows(rows[0]);
}

/** Undefined when the flow has no such trigger, or has not been looked at since it was published. */
export async function findPlayedWindows(flowId: string): Promise<PlayedWindows | undefined> {
  const { rows } = await pool().query<WindowRow>(
    `SELECT ${WINDOWS} FROM "TriggerState" state WHERE state."flowId" = $1 AND state.type = 'SlidingWindow'`,
    [flowId],
  );
  return rows[0] && playedWindows(rows[0]);
}

const WINDOWS = 'state.anchor, state."windowStart", state."windowEnd"';

type WindowRow = { anchor: Date; windowStart: Date | null; windowEnd: Date | null };

function playedWindows({ anchor, windowStart, windowEnd }: WindowRow): PlayedWindows {
  return { anchor: anchor.getTime(), windowStart: windowStart?.getTime(), windowEnd: windowEnd?.getTime() };
}

/** `played` is the last window that was, `dueAt` when the next one is; both in milliseconds since the epoch. */
export async function savePlayed(
  client: Querier,
  flowId: string,
  { played, dueAt }: { played: { start: number; end: number } | undefined; dueAt: number | undefined },
): Promise<void> {
  await client.query(
    `UPDATE "TriggerState" SET "windowStart" = COALESCE($2, "windowStart"), "windowEnd" = COALESCE($3, "windowEnd"),
       "dueAt" = $4 WHERE "flowId" = $1`,
    [flowId, dateOf(played?.start), dateOf(played?.end), dateOf(dueAt)],
  );
}

function dateOf(time: number | undefined): Date | null {
  return time === undefined ? null : new Date(time);
}

/** A poll that this worker is to make. */
export type ClaimedPoll = {
  claimId: string;
  flowId: string;
  basis: string;
  versionId: string;
  since: Date;
  /** The one that is now made included. */
  tries: number;
  scheduledAt: Date;
  /** Encrypted; see `pollUriOf`. */
  pollUri: string | null;
};

const CLAIM_POLLS = `
  WITH due AS (
    SELECT state."flowId" ${LIVE} AND state.type = 'Http' AND state."dueAt" <= now()
      AND (state."claimedUntil" IS NULL OR state."claimedUntil" < now())
    ORDER BY state."dueAt" LIMIT $1 FOR UPDATE OF state SKIP LOCKED
  )
  UPDATE "TriggerState" state SET "claimId" = $2 || state."flowId", "claimedUntil" = now() + ${CLAIM}, tries = tries + 1,
    "scheduledAt" = COALESCE("scheduledAt", "dueAt")
  FROM due WHERE state."flowId" = due."flowId"
  RETURNING state."claimId", state."flowId", state.basis, state."versionId", state.since, state.tries, state."scheduledAt",
    state."pollUri"`;

/** Each is given to one worker, for as long as that keeps it; what a worker lost on the way is given to another. */
export async function claimPolls(limit: number): Promise<ClaimedPoll[]> {
  const { rows } = await pool().query<ClaimedPoll>({
    name: 'claim-polls',
    text: CLAIM_POLLS,
    values: [limit, `${newId()}:`],
  });
  return rows;
}

/** What the poll asks in place of the trigger's own address. Throws when it was encrypted with another key. */
export function pollUriOf({ flowId, pollUri }: ClaimedPoll): string | undefined {
  return pollUri === null ? undefined : decryptSecret(pollUri, purposeOf(flowId));
}

export async function keepPollClaim({ flowId, claimId }: ClaimedPoll): Promise<void> {
  await pool().query(
    `UPDATE "TriggerState" SET "claimedUntil" = now() + ${CLAIM} WHERE "flowId" = $1 AND "claimId" = $2`,
    [flowId, claimId],
  );
}

/** True when the poll is still this worker's: its outcome counts. Kept from others until the transaction ends. */
export async function lockPoll(client: Querier, { flowId, claimId }: ClaimedPoll): Promise<boolean> {
  const { rowCount } = await client.query(
    'SELECT FROM "TriggerState" WHERE "flowId" = $1 AND "claimId" = $2 FOR UPDATE',
    [flowId, claimId],
  );
  return rowCount === 1;
}

/** `tries` is 0 once the poll is over; `dueAt` in milliseconds since the epoch. */
export type NextPoll = { dueAt: number | undefined; tries: number; pollUri: string | undefined };

/** Ends the claim. Where the flow was published or enabled meanwhile, that has said already when the next poll is. */
export async function savePoll(client: Querier, poll: ClaimedPoll, { dueAt, tries, pollUri }: NextPoll): Promise<void> {
  const { flowId, claimId, basis, since } = poll;
  const sealed = pollUri === undefined ? null : encryptSecret(pollUri, purposeOf(flowId));
  await client.query(
    `UPDATE "TriggerState" SET "claimId" = NULL, "claimedUntil" = NULL,
       "pollUri" = CASE WHEN basis = $3 THEN $4 ELSE "pollUri" END,
       "dueAt" = CASE WHEN since = $5 THEN $6 ELSE "dueAt" END,
       tries = CASE WHEN since = $5 THEN $7::integer ELSE tries END,
       "scheduledAt" = CASE WHEN since = $5 AND $7 = 0 THEN NULL ELSE "scheduledAt" END
     WHERE "flowId" = $1 AND "claimId" = $2`,
    [flowId, claimId, basis, sealed, since, dateOf(dueAt), tries],
  );
}

/** Gives a poll back that was not made to its end: any worker makes it after so many milliseconds. */
export async function releasePoll({ flowId, claimId, since }: ClaimedPoll, wait: number): Promise<void> {
  await pool().query(
    `UPDATE "TriggerState" SET "claimId" = NULL, "claimedUntil" = NULL, tries = GREATEST(0, tries - 1),
       "dueAt" = CASE WHEN since = $3 THEN now() + $4::float8 * interval '1 millisecond' ELSE "dueAt" END
     WHERE "flowId" = $1 AND "claimId" = $2`,
    [flowId, claimId, since, wait],
  );
}

/** Polls as soon as a worker is free; false when the flow has no state yet, so that its first poll is still to come. */
export async function pollSoon(flowId: string): Promise<boolean> {
  const { rowCount } = await pool().query(
    `UPDATE "TriggerState" SET "dueAt" = ${NOW} WHERE "flowId" = $1 AND type = 'Http'`,
    [flowId],
  );
  await notify(pool(), 'flow_changed', flowId);
  return rowCount === 1;
}

function purposeOf(flowId: string): string {
  return `poll:${flowId}`;
}
