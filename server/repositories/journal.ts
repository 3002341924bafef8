/**
 * The journal of a run's calls (architecture, rule 6): one statement when a call begins, one when it has ended, each for as many
 * calls as begin or end at that moment. A call that is in the journal is answered from there and never made again.
 */

import type { Attempt } from '#core/runs/record.ts';
import type { TraceContext } from '#core/runs/trace-context.ts';
import type { WireRecord } from '#core/runs/wire-record.ts';
import { pool } from '#server/database.ts';

import { groupCommit } from './group-commit.ts';
import { recordKey, recordParameters, recordsOf, storable, upsertRecords } from './record-columns.ts';
import { type TraceColumns, traceOf } from './trace-columns.ts';

/** Large enough for all runs of a few carriers at once; two at a time, so that one is made while the other is on its way. */
const GROUPS = { most: 100, atOnce: 2 } as const;

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
  /** `trace` is the one that the caller of its run named. */
  | { kind: 'begun'; trace: TraceContext | undefined }
  /** It was made before. `outputs` is the stored text of the last attempt. */
  | { kind: 'journaled'; attempt: Attempt; outputs: string | null }
  /** The run has ended, or somebody asked for it to be cancelled. */
  | { kind: 'over' };

/** The calls that begin, as rows; `attempt` counts its tries from 1. */
const CALLS = `unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::text[], $8::text[],
  $9::int[]) WITH ORDINALITY
  AS call ("runId", action, repetition, type, "startedAt", inputs, earlier, secured, attempt, place)`;
const CALL_PARAMETERS = 9;

/**
 * A row whose list of attempts has grown beyond the earlier ones has this attempt in it already. What the attempt before it
 * brought is set aside, because the row will hold what this one brings.
 */
const BEGIN = `
  WITH call AS MATERIALIZED (SELECT * FROM ${CALLS}),
  state AS MATERIALIZED (
    SELECT call.*, run."cancelRequestedAt" IS NOT NULL OR run."endedAt" IS NOT NULL AS over, before.attempts, before.outputs,
      run.traceparent, run.tracestate
    FROM call JOIN "Run" run ON run.id = call."runId"
    LEFT JOIN "ActionRecord" before
      ON before."runId" = call."runId" AND before.action = call.action AND before.repetition = call.repetition
  ), riding AS (
    ${upsertRecords(CALL_PARAMETERS + 1)}
  ), own AS (
    INSERT INTO "ActionRecord" ("runId", action, repetition, type, status, "startedAt", inputs, attempts, secured)
    SELECT "runId", action, repetition, type, 'Running', "startedAt", inputs, earlier, secured FROM state
    WHERE NOT over AND (attempts IS NULL OR NOT attempts::jsonb @> jsonb_build_array(jsonb_build_object('attempt', attempt)))
    ORDER BY "runId", action, repetition
    ON CONFLICT ("runId", action, repetition) DO UPDATE SET status = 'Running', code = NULL, "errorCode" = NULL,
      "errorMessage" = NULL, "endedAt" = NULL, inputs = EXCLUDED.inputs, attempts = EXCLUDED.attempts,
      "waitingFor" = NULL, "waitingUntil" = NULL, secured = EXCLUDED.secured, reused = false
    WHERE jsonb_array_length("ActionRecord".attempts::jsonb) <= jsonb_array_length(EXCLUDED.attempts::jsonb)
  ), earlier AS (
    INSERT INTO "EarlierAnswer" ("runId", action, repetition, attempt, outputs)
    SELECT "runId", action, repetition, attempt - 1, outputs FROM state
    WHERE NOT over AND attempt > 1 AND outputs IS NOT NULL AND (secured IS NULL OR secured NOT LIKE '%outputs%')
    ON CONFLICT DO NOTHING
  ), told AS MATERIALIZED (SELECT pg_notify('run_changed', "runId") FROM (SELECT DISTINCT "runId" FROM call) runs)
  SELECT place, over, attempts, outputs, traceparent, tracestate FROM state, (SELECT count(*) FROM told) AS all_told`;

type BegunRow = { place: string; over: boolean; attempts: string | null; outputs: string | null } & TraceColumns;

async function beginCalls(calls: readonly BeginningCall[]): Promise<CallBeginning[]> {
  const column = <Cell>(of: (call: BeginningCall) => Cell) => calls.map(of);
  const values = [
    column(({ runId }) => runId),
    column(({ action }) => action),
    column(({ repetition }) => repetition),
    column(({ type }) => type),
    column(({ actionStartedAt }) => new Date(actionStartedAt)),
    column(({ inputs }) => inputs),
    column(({ earlier }) => JSON.stringify(earlier)),
    column(({ secured }) => (secured.length > 0 ? JSON.stringify(secured) : null)),
    column(({ attempt }) => attempt),
    ...recordParameters(calls.flatMap(({ runId, records }) => recordsOf(runId, records))),
  ];
  const { rows } = await pool().query<BegunRow>({ name: 'begin-calls', text: BEGIN, values });
  const rowAt = new Map(rows.map((row) => [Number(row.place) - 1, row]));
  return calls.map((call, index) => beginningOf(call, rowAt.get(index)));
}

function beginningOf({ attempt }: BeginningCall, row: BegunRow | undefined): CallBeginning {
  if (!row) return { kind: 'over' };
  const known: Attempt[] = row.attempts === null ? [] : JSON.parse(row.attempts);
  const found = known.find((made) => made.attempt === attempt);
  if (found) return { kind: 'journaled', attempt: found, outputs: found === known.at(-1) ? row.outputs : null };
  return row.over ? { kind: 'over' } : { kind: 'begun', trace: traceOf(row) };
}

/** Looks the attempt up, and notes that it is under way when it is not there; writes the riding records in any case. */
export const beginCall = groupCommit<BeginningCall, CallBeginning>({
  run: beginCalls,
  keysOf: (call) => [recordKey(call), ...recordsOf(call.runId, call.records).map(recordKey)],
  ...GROUPS,
});

export type EndedCall = CallKey & { attempt: Attempt; earlier: Attempt[]; outputs: string | null };

const END = `
  WITH given AS MATERIALIZED (
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[],
      $9::text[], $10::text[], $11::int[])
      AS call ("runId", action, repetition, status, code, "errorCode", "errorMessage", "endedAt", outputs, attempts, attempt)
  ), ended AS (
    UPDATE "ActionRecord" record SET status = given.status, code = given.code, "errorCode" = given."errorCode",
      "errorMessage" = given."errorMessage", "endedAt" = given."endedAt", outputs = given.outputs, attempts = given.attempts
    FROM given
    WHERE record."runId" = given."runId" AND record.action = given.action AND record.repetition = given.repetition
      AND record."endedAt" IS NULL
      AND NOT (record.attempts::jsonb @> jsonb_build_array(jsonb_build_object('attempt', given.attempt)))
  )
  SELECT pg_notify('run_changed', "runId") FROM (SELECT DISTINCT "runId" FROM given) runs`;

async function endCalls(calls: readonly EndedCall[]): Promise<undefined[]> {
  const rows = calls.map(endedRow);
  const values = Array.from({ length: END_COLUMNS }, (_, column) => rows.map((row) => row[column] ?? null));
  await pool().query({ name: 'end-calls', text: END, values });
  return calls.map(() => undefined);
}

const END_COLUMNS = 11;

function endedRow({ runId, action, repetition, attempt, earlier, outputs }: EndedCall): unknown[] {
  const isLast = attempt.retryable !== true;
  const error = attempt.error && { ...attempt.error, message: storable(attempt.error.message) ?? '' };
  const stored = error ? { ...attempt, error } : attempt;
  const end = isLast
    ? [attempt.status, attempt.code, error?.code, error?.message, new Date(attempt.endedAt)]
    : ['Running', null, null, null, null];
  return [runId, action, repetition, ...end, outputs, JSON.stringify([...earlier, stored]), attempt.attempt];
}

/**
 * Writes the attempt down. One that may not be repeated is the end of its action as far as the journal knows: whoever
 * goes on to poll says so by the next record.
 */
export const endCall = groupCommit<EndedCall, undefined>({
  run: endCalls,
  keysOf: (call) => [recordKey(call)],
  ...GROUPS,
});

const RECORD = `WITH written AS (${upsertRecords(2)}) SELECT pg_notify('run_changed', $1)`;

/** Writes records of actions that ran inside the interpreter. */
export async function writeRecords(runId: string, records: WireRecord[]): Promise<void> {
  const values = [runId, ...recordParameters(recordsOf(runId, records))];
  await pool().query({ name: 'write-records', text: RECORD, values });
}
