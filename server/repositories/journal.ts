/**
 * The journal of a run's calls (architecture, rule 6): one statement when a call begins, one when it has ended. A call
 * that is in the journal is answered from there and never made again.
 */

import type { Attempt } from '#core/runs/record.ts';
import type { WireRecord } from '#core/runs/wire-record.ts';
import { pool } from '#server/database.ts';

import { RECORD_PARAMETERS, recordParameters, storable, upsertRecords } from './record-columns.ts';

export type CallKey = { runId: string; action: string; repetition: string };

export type BeginningCall = CallKey & {
  type: string;
  attempt: number;
  actionStartedAt: number;
  earlier: Attempt[];
  /** Wire text; null when it must not be shown. */
  inputs: string | null;
  secured: string[];
  /** Records of other actions, written along. */
  records: WireRecord[];
};

export type CallBeginning =
  | { kind: 'begun' }
  /** It was made before. `outputs` is the stored text of the last attempt. */
  | { kind: 'journaled'; attempt: Attempt; outputs: string | null }
  /** The run has ended, or somebody asked for it to be cancelled. */
  | { kind: 'over' };

const OWN = RECORD_PARAMETERS + 2;
const BEGIN = `
  WITH run AS (
    SELECT "cancelRequestedAt" IS NOT NULL OR "endedAt" IS NOT NULL AS over FROM "Run" WHERE id = $1
  ), before AS (
    SELECT attempts, outputs FROM "ActionRecord" WHERE "runId" = $1 AND action = $${OWN} AND repetition = $${OWN + 1}
  ), riding AS (
    ${upsertRecords(2)}
  ), own AS (
    INSERT INTO "ActionRecord" ("runId", action, repetition, type, status, "startedAt", inputs, attempts, secured)
    SELECT $1, $${OWN}, $${OWN + 1}, $${OWN + 2}, 'Running', $${OWN + 3}::timestamptz, $${OWN + 4}, $${OWN + 5}, $${OWN + 6}
    FROM run WHERE NOT over
    ON CONFLICT ("runId", action, repetition) DO UPDATE SET status = 'Running', code = NULL, "errorCode" = NULL,
      "errorMessage" = NULL, "endedAt" = NULL, inputs = EXCLUDED.inputs, attempts = EXCLUDED.attempts,
      "waitingFor" = NULL, "waitingUntil" = NULL, secured = EXCLUDED.secured
    WHERE NOT ("ActionRecord".attempts::jsonb @> $${OWN + 7}::jsonb)
  )
  SELECT run.over, before.attempts, before.outputs, pg_notify('run_changed', $1) FROM run LEFT JOIN before ON true`;

/** Looks the attempt up, and notes that it is under way when it is not there; writes the riding records in any case. */
export async function beginCall(call: BeginningCall): Promise<CallBeginning> {
  const { runId, action, repetition, type, attempt, earlier, inputs, secured, records } = call;
  const own = [
    action,
    repetition,
    type,
    new Date(call.actionStartedAt),
    inputs,
    JSON.stringify(earlier),
    secured.length > 0 ? JSON.stringify(secured) : null,
    JSON.stringify([{ attempt }]),
  ];
  const values = [runId, ...recordParameters(records), ...own];
  const { rows } = await pool().query<{ over: boolean; attempts: string | null; outputs: string | null }>({
    name: 'begin-call',
    text: BEGIN,
    values,
  });
  const [row] = rows;
  if (!row) return { kind: 'over' };
  const known: Attempt[] = row.attempts === null ? [] : JSON.parse(row.attempts);
  const found = known.find((made) => made.attempt === attempt);
  if (found) return { kind: 'journaled', attempt: found, outputs: found === known.at(-1) ? row.outputs : null };
  return row.over ? { kind: 'over' } : { kind: 'begun' };
}

export type EndedCall = CallKey & { attempt: Attempt; earlier: Attempt[]; outputs: string | null };

const END = `
  WITH ended AS (
    UPDATE "ActionRecord" SET status = $4, code = $5, "errorCode" = $6, "errorMessage" = $7, "endedAt" = $8,
      outputs = $9, attempts = $10
    WHERE "runId" = $1 AND action = $2 AND repetition = $3 AND "endedAt" IS NULL
      AND NOT (attempts::jsonb @> $11::jsonb)
  )
  SELECT pg_notify('run_changed', $1)`;

/**
 * Writes the attempt down. One that may not be repeated is the end of its action as far as the journal knows: whoever
 * goes on to poll says so by the next record.
 */
export async function endCall({ runId, action, repetition, attempt, earlier, outputs }: EndedCall): Promise<void> {
  const isLast = attempt.retryable !== true;
  const error = attempt.error && { ...attempt.error, message: storable(attempt.error.message) ?? '' };
  const stored = error ? { ...attempt, error } : attempt;
  await pool().query({
    name: 'end-call',
    text: END,
    values: [
      runId,
      action,
      repetition,
      isLast ? attempt.status : 'Running',
      isLast ? attempt.code : null,
      isLast ? error?.code : null,
      isLast ? error?.message : null,
      isLast ? new Date(attempt.endedAt) : null,
      outputs,
      JSON.stringify([...earlier, stored]),
      JSON.stringify([{ attempt: attempt.attempt }]),
    ],
  });
}

const RECORD = `WITH written AS (${upsertRecords(2)}) SELECT pg_notify('run_changed', $1)`;

/** Writes records of actions that ran inside the interpreter. */
export async function writeRecords(runId: string, records: WireRecord[]): Promise<void> {
  const values = [runId, ...recordParameters(records)];
  await pool().query({ name: 'write-records', text: RECORD, values });
}
