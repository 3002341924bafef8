/**
 * Action records as columns of arrays, so that any number of them is written by one statement.
 *
 * A record is only ever replaced by later news: what a repeated carrier tells again neither shortens the list of
 * attempts nor opens an action that has ended, unless to say that it waits for its next call. Values that were written
 * are kept when a later record leaves them out; what a replay took over is so no more. Nothing is written once the run has
 * ended.
 */

import type { WireRecord } from '#core/runs/wire-record.ts';

/** A record and the run that it belongs to. */
export type RunRecord = WireRecord & { runId: string };

const COLUMNS = [
  { name: 'runId', type: 'text', of: (record: RunRecord) => record.runId },
  { name: 'action', type: 'text', of: (record: WireRecord) => record.action },
  { name: 'repetition', type: 'text', of: (record: WireRecord) => record.repetition },
  { name: 'type', type: 'text', of: (record: WireRecord) => record.type },
  { name: 'status', type: 'text', of: (record: WireRecord) => record.status },
  { name: 'code', type: 'text', of: (record: WireRecord) => record.code },
  { name: 'errorCode', type: 'text', of: (record: WireRecord) => record.error?.code },
  { name: 'errorMessage', type: 'text', of: (record: WireRecord) => storable(record.error?.message) },
  { name: 'startedAt', type: 'timestamptz', of: (record: WireRecord) => timestamp(record.startedAt) },
  { name: 'endedAt', type: 'timestamptz', of: (record: WireRecord) => timestamp(record.endedAt) },
  { name: 'inputs', type: 'text', of: (record: WireRecord) => record.inputs },
  { name: 'outputs', type: 'text', of: (record: WireRecord) => record.outputs },
  { name: 'attempts', type: 'text', of: (record: WireRecord) => JSON.stringify(record.attempts) },
  { name: 'waitingFor', type: 'text', of: (record: WireRecord) => record.waiting?.for },
  { name: 'waitingUntil', type: 'timestamptz', of: (record: WireRecord) => timestamp(record.waiting?.until) },
  { name: 'iterationCount', type: 'int', of: (record: WireRecord) => record.iterationCount },
  { name: 'trackedProperties', type: 'text', of: (record: WireRecord) => record.trackedProperties },
  { name: 'secured', type: 'text', of: (record: WireRecord) => record.secured && JSON.stringify(record.secured) },
] as const;

const KEPT_WHEN_LEFT_OUT = new Set<string>(['inputs', 'outputs', 'trackedProperties', 'secured']);
const KEY = new Set<string>(['runId', 'action', 'repetition']);

const names = COLUMNS.map(({ name }) => `"${name}"`).join(', ');
const updates = COLUMNS.filter(({ name }) => !KEY.has(name))
  .map(({ name }) =>
    KEPT_WHEN_LEFT_OUT.has(name)
      ? `"${name}" = COALESCE(EXCLUDED."${name}", "ActionRecord"."${name}")`
      : `"${name}" = EXCLUDED."${name}"`,
  )
  .concat('reused = false')
  .join(', ');

/**
 * The statement that writes records of any runs, no two of them of the same place; the columns begin at `$first`. In the order
 * of their keys, so that two statements never wait for each other.
 */
export function upsertRecords(first: number): string {
  const arrays = COLUMNS.map(({ type }, index) => `$${first + index}::${type}[]`).join(', ');
  return `INSERT INTO "ActionRecord" (${names})
    SELECT ${names} FROM unnest(${arrays}) AS given (${names})
    WHERE EXISTS (SELECT 1 FROM "Run" WHERE id = given."runId" AND "endedAt" IS NULL)
    ORDER BY "runId", action, repetition
    ON CONFLICT ("runId", action, repetition) DO UPDATE SET ${updates}
    WHERE length(EXCLUDED.attempts) >= length("ActionRecord".attempts)
      AND (EXCLUDED."endedAt" IS NOT NULL OR EXCLUDED."waitingFor" IS NOT NULL OR "ActionRecord"."endedAt" IS NULL)`;
}

/** The parameters of `upsertRecords`, from `$first` on. */
export function recordParameters(records: readonly RunRecord[]): unknown[][] {
  return COLUMNS.map(({ of }) => records.map((record) => of(record) ?? null));
}

export function recordsOf(runId: string, records: readonly WireRecord[]): RunRecord[] {
  return records.map((record) => ({ ...record, runId }));
}

/** Names the row of a record. */
export function recordKey({ runId, action, repetition }: Pick<RunRecord, 'runId' | 'action' | 'repetition'>): string {
  return JSON.stringify([runId, action, repetition]);
}

function timestamp(milliseconds: number | undefined): Date | undefined {
  return milliseconds === undefined ? undefined : new Date(milliseconds);
}

/** PostgreSQL's text cannot hold the character zero. */
export function storable(text: string | undefined): string | undefined {
  return text?.replaceAll('\u0000', '\uFFFD');
}
