/** Rows of the journal as the run view reads them. Inputs and outputs are read only where one step is looked at. */

import { database, pool } from '#server/database.ts';

const SUMMARY = {
  action: true,
  type: true,
  repetition: true,
  status: true,
  code: true,
  errorCode: true,
  errorMessage: true,
  startedAt: true,
  endedAt: true,
  attempts: true,
  waitingFor: true,
  waitingUntil: true,
  iterationCount: true,
} as const;

export type RecordRow = Awaited<ReturnType<typeof recordsOfRepetition>>[number];

/** The records whose repetition is exactly that; empty text: those outside loops. In the order they began. */
export async function recordsOfRepetition(runId: string, repetition: string) {
  return database().actionRecord.findMany({
    where: { runId, repetition },
    select: SUMMARY,
    orderBy: [{ startedAt: 'asc' }, { action: 'asc' }],
  });
}

/** The run that each action of the repetition called last, by the action's name. */
export async function calledRuns(runId: string, repetition: string): Promise<Map<string, string>> {
  const rows = await database().actionWait.findMany({
    where: { runId, repetition, childRunId: { not: null } },
    select: { action: true, childRunId: true },
    orderBy: { attempt: 'asc' },
  });
  return new Map(rows.flatMap(({ action, childRunId }) => (childRunId === null ? [] : [[action, childRunId]])));
}

export type IterationFilter = { runId: string; actions: string[]; prefix: string; from: number; limit: number };
export type IterationRow = { repetition: string; actions: string[]; statuses: string[] };

/** A repetition's index has six digits (core/runs/record.ts). */
const INDEX_LENGTH = 6;

/** The iterations of the loop that directly holds these actions, in order, and how many there are in all. */
export async function listIterationRows(filter: IterationFilter): Promise<{ total: number; rows: IterationRow[] }> {
  const { runId, actions, prefix, from, limit } = filter;
  const start = prefix === '' ? '' : `${prefix}/`;
  const holds = `"runId" = $1 AND action = ANY($2) AND starts_with(repetition, $3) AND length(repetition) = $4`;
  const values = [runId, actions, start, start.length + INDEX_LENGTH];
  const [total, page] = await Promise.all([
    pool().query<{ total: number }>(
      `SELECT count(DISTINCT repetition)::int AS total FROM "ActionRecord" WHERE ${holds}`,
      values,
    ),
    pool().query<IterationRow>(
      `SELECT repetition, array_agg(action) AS actions, array_agg(status) AS statuses
       FROM "ActionRecord" WHERE ${holds} GROUP BY repetition ORDER BY repetition OFFSET $5 LIMIT $6`,
      [...values, from, limit],
    ),
  ]);
  return { total: total.rows[0]?.total ?? 0, rows: page.rows };
}

export type RecordValuesRow = { inputs: string | null; outputs: string | null; secured: string | null };

/** Wire text of both sides of one record. */
export async function findRecordValues(key: {
  runId: string;
  action: string;
  repetition: string;
}): Promise<RecordValuesRow | null> {
  return database().actionRecord.findUnique({
    where: { runId_action_repetition: key },
    select: { inputs: true, outputs: true, secured: true },
  });
}

/** The first `bytes` of a stored value's wire text; a character cut in two at the end is left out. */
export async function readPayloadStart(sha256: string, bytes: number): Promise<string | undefined> {
  const { rows } = await pool().query<{ start: Buffer }>(
    'SELECT substring(bytes FROM 1 FOR $2) AS start FROM "Payload" WHERE sha256 = $1',
    [sha256, bytes],
  );
  return rows[0] && new TextDecoder().decode(rows[0].start, { stream: true });
}
