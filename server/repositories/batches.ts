/**
 * The messages that wait for their batch. Whoever adds to a partition or takes from it holds the lock of its row, so
 * messages have one order, and each is taken once.
 */

import type { BatchFill } from '#core/batches/release.ts';
import { AppError } from '#server/app-error.ts';
import { pool, type Querier } from '#server/database.ts';

import { NOW } from './sql-now.ts';

/** One partition of one batch. */
export type BatchPlace = { flowId: string; batchName: string; partitionName: string };

const IS_IT = `"flowId" = $1 AND "batchName" = $2 AND "partitionName" = $3`;
const FOREIGN_KEY_VIOLATION = '23503';

function placeValues({ flowId, batchName, partitionName }: BatchPlace): string[] {
  return [flowId, batchName, partitionName];
}

/** The action of a run that sends. */
export type BatchSender = { runId: string; action: string; repetition: string };

/** The batch's name, as its receiver writes it, to which the action has sent its message; undefined when it has sent none. */
export async function findSend({ runId, action, repetition }: BatchSender): Promise<string | undefined> {
  const { rows } = await pool().query<{ batchName: string }>(
    'SELECT "batchName" FROM "BatchSend" WHERE "runId" = $1 AND action = $2 AND repetition = $3',
    [runId, action, repetition],
  );
  return rows[0]?.batchName;
}

export type NewMessage = BatchPlace & {
  sender: BatchSender;
  messageId: string;
  /** Wire text; its big parts must be stored already. */
  content: string;
  /** Bytes of the whole content. */
  size: number;
  /** What fills the batch: then it is due at once. */
  capacity: BatchFill;
  /** When it is due at the latest. */
  slot: Date | undefined;
};

/**
 * One statement, so one transaction. The message takes its number from a row that the partition gives, hence while the
 * partition is locked: numbers are in the order of commits.
 */
const ADD = `
  WITH send AS (
    INSERT INTO "BatchSend" ("runId", action, repetition, "batchName") VALUES ($4, $5, $6, $2)
    ON CONFLICT DO NOTHING RETURNING "runId"
  ), added AS (
    INSERT INTO "BatchPartition" AS known ("flowId", "batchName", "partitionName", "messageCount", size, "oldestAt", "dueAt")
    SELECT $1, $2, $3, 1, $9::integer, now(),
      CASE WHEN $10::integer <= 1 OR $11::bigint <= $9::integer THEN ${NOW} ELSE $12::timestamptz END
    FROM send
    ON CONFLICT ("flowId", "batchName", "partitionName") DO UPDATE SET
      "messageCount" = known."messageCount" + 1,
      size = known.size + $9::integer,
      "dueAt" = LEAST(known."dueAt",
        CASE WHEN $10::integer <= known."messageCount" + 1 OR $11::bigint <= known.size + $9::integer
        THEN ${NOW} ELSE $12::timestamptz END)
    RETURNING "dueAt"
  ), message AS (
    INSERT INTO "BatchMessage" ("flowId", "batchName", "partitionName", "messageId", content, size)
    SELECT $1, $2, $3, $7, $8, $9::integer FROM added
  )
  SELECT pg_notify('batch_due', $1) FROM added WHERE "dueAt" <= now()`;

/** Does nothing when the sender has sent before. Throws `NotFound` when the flow is gone. */
export async function addMessage({ sender, capacity, ...message }: NewMessage): Promise<void> {
  const values = [
    ...placeValues(message),
    sender.runId,
    sender.action,
    sender.repetition,
    message.messageId,
    message.content,
    message.size,
    capacity.count,
    capacity.bytes,
    message.slot ?? null,
  ];
  await pool().query({ name: 'add-batch-message', text: ADD, values }).catch(explainMissingFlow);
}

function explainMissingFlow(error: unknown): never {
  const isGone = error instanceof Error && 'code' in error && error.code === FOREIGN_KEY_VIOLATION;
  throw isGone ? new AppError('NotFound', 'The flow does not exist any more.') : error;
}

/** Those to be looked at now, of flows that can run. */
export async function listDueBatches(limit: number): Promise<BatchPlace[]> {
  const { rows } = await pool().query<BatchPlace>(
    `SELECT "flowId", "batchName", "partitionName" FROM "BatchPartition" due
     JOIN "Flow" flow ON flow.id = due."flowId" AND flow.enabled AND flow."publishedVersionId" IS NOT NULL
     WHERE due."dueAt" <= now() ORDER BY due."dueAt" LIMIT $1`,
    [limit],
  );
  return rows;
}

/** In a transaction of its change: what the flow has collected is judged by the version and the time of now. */
export async function judgeBatchesAnew(client: Querier, flowId: string): Promise<void> {
  await client.query(`UPDATE "BatchPartition" SET "dueAt" = ${NOW} WHERE "flowId" = $1`, [flowId]);
}

/** Times are in milliseconds since the epoch, by the clock of the database. */
export type LockedPartition = BatchFill & { oldestAt: number; now: number };

/**
 * Locks the partition until the transaction ends; undefined when it is empty, or when the version is no longer the published
 * one. The flow is locked first, as by whoever deletes it. A lock that another one has is waited for: passed over, a
 * partition that many send to would never be free.
 */
export async function lockPartition(
  client: Querier,
  place: BatchPlace,
  versionId: string | undefined,
): Promise<LockedPartition | undefined> {
  const flow = await client.query<{ versionId: string | null }>(
    'SELECT "publishedVersionId" AS "versionId" FROM "Flow" WHERE id = $1 FOR KEY SHARE',
    [place.flowId],
  );
  if (flow.rows[0] === undefined || flow.rows[0].versionId !== (versionId ?? null)) return undefined;
  const { rows } = await client.query<LockedPartition>(
    `SELECT "messageCount" AS count, size::float8 AS bytes, ${milliseconds('"oldestAt"')} AS "oldestAt",
       ${milliseconds('clock_timestamp()')} AS now
     FROM "BatchPartition" WHERE ${IS_IT} FOR UPDATE`,
    placeValues(place),
  );
  return rows[0];
}

function milliseconds(time: string): string {
  return `floor(extract(epoch FROM ${time}) * 1000)::float8`;
}

/** Bytes of the oldest messages, the oldest first. */
export async function sizesOf(client: Querier, place: BatchPlace, limit: number): Promise<number[]> {
  const { rows } = await client.query<{ size: number }>(
    `SELECT size FROM "BatchMessage" WHERE ${IS_IT} ORDER BY id LIMIT $4`,
    [...placeValues(place), limit],
  );
  return rows.map(({ size }) => size);
}

/** `content` is wire text. */
export type TakenMessage = { messageId: string; content: string };

/** Takes the oldest messages out of a locked partition; what is left is to be looked at again. */
export async function takeMessages(client: Querier, place: BatchPlace, taken: BatchFill): Promise<TakenMessage[]> {
  const { rows } = await client.query<TakenMessage & { id: string }>(
    `DELETE FROM "BatchMessage" WHERE id IN (SELECT id FROM "BatchMessage" WHERE ${IS_IT} ORDER BY id LIMIT $4)
     RETURNING id, "messageId", content`,
    [...placeValues(place), taken.count],
  );
  const left = await client.query(
    `UPDATE "BatchPartition" SET "messageCount" = "messageCount" - $4, size = size - $5::bigint, "dueAt" = ${NOW},
       "oldestAt" = message."sentAt"
     FROM (SELECT "sentAt" FROM "BatchMessage" WHERE ${IS_IT} ORDER BY id LIMIT 1) message WHERE ${IS_IT}`,
    [...placeValues(place), taken.count, taken.bytes],
  );
  if (left.rowCount === 0) await client.query(`DELETE FROM "BatchPartition" WHERE ${IS_IT}`, placeValues(place));
  return rows.sort((a, b) => Number(a.id) - Number(b.id)).map(({ messageId, content }) => ({ messageId, content }));
}

/** When a locked partition is looked at next; undefined leaves it until a message comes or the flow changes. */
export async function settlePartition(client: Querier, place: BatchPlace, dueAt: number | undefined): Promise<void> {
  await client.query(`UPDATE "BatchPartition" SET "dueAt" = $4 WHERE ${IS_IT}`, [
    ...placeValues(place),
    dueAt === undefined ? null : new Date(dueAt),
  ]);
}

/** It is looked at again after so many milliseconds. */
export async function postponeBatch(place: BatchPlace, milliseconds: number): Promise<void> {
  await pool().query(
    `UPDATE "BatchPartition" SET "dueAt" = now() + $4::float8 * interval '1 millisecond' WHERE ${IS_IT}`,
    [...placeValues(place), milliseconds],
  );
}

export type WaitingBatch = BatchPlace & BatchFill & { oldestAt: Date; dueAt: Date | null };

/** What the flow has collected, by batch and partition: those that wait longest first. */
export async function listWaitingBatches(flowId: string, limit: number): Promise<WaitingBatch[]> {
  const { rows } = await pool().query<WaitingBatch>(
    `SELECT "flowId", "batchName", "partitionName", "messageCount" AS count, size::float8 AS bytes, "oldestAt", "dueAt"
     FROM "BatchPartition" WHERE "flowId" = $1 ORDER BY "oldestAt", "batchName", "partitionName" LIMIT $2`,
    [flowId, limit],
  );
  return rows;
}

/** Removes the messages of the partition; false when none were there. */
export async function discardMessages(place: BatchPlace): Promise<boolean> {
  const { rowCount } = await pool().query(`DELETE FROM "BatchPartition" WHERE ${IS_IT}`, placeValues(place));
  return rowCount === 1;
}
