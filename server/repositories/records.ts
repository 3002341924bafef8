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
  reused: true,
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

/**
 * The iterations of the loop that directly holds these actions, from that number on and below `from + limit`, in order; and
 * how many there are in all, counted to the last one that has begun. Both go by the index of the records, however many there are.
 */
export async function listIterationRows(filter: IterationFilter): Promise<{ total: number; rows: IterationRow[] }> {
  const { runId, actions, prefix, from, limit } = filter;
  const start = prefix === '' ? '' : `${prefix}/`;
  // Beyond the last index there is one: a tilde sorts after all digits.
  const at = (index: number) =>
    `${start}${index < 10 ** INDEX_LENGTH ? String(index).padStart(INDEX_LENGTH, '0') : '~'}`;
  const length = start.length + INDEX_LENGTH;
  const [last, page] = await Promise.all([
    pool().query<{ last: string | null }>(
      `SELECT max(latest.repetition) AS last FROM unnest($2::text[]) AS inner_action (name), LATERAL (
         SELECT repetition FROM "ActionRecord" WHERE "runId" = $1 AND action = inner_action.name
           AND repetition >= $3 AND starts_with(repetition, $3) AND length(repetition) = $4
         ORDER BY repetition DESC LIMIT 1) latest`,
      [runId, actions, start, length],
    ),
    pool().query<IterationRow>(
      `SELECT repetition, array_agg(action) AS actions, array_agg(status) AS statuses FROM "ActionRecord"
       WHERE "runId" = $1 AND action = ANY($2) AND repetition >= $3 AND repetition < $4 AND length(repetition) = $5
       GROUP BY repetition ORDER BY repetition`,
      [runId, actions, at(from), at(from + limit), length],
    ),
  ]);
  const index = last.rows[0]?.last?.slice(-INDEX_LENGTH);
  return { total: index === undefined ? 0 : Number(index) + 1, rows: page.rows };
}

/** The iterations from that one on in which one of these actions has failed, in order. They may still have gone well as a whole. */
export async function listIterationsWithFailure(filter: IterationFilter): Promise<IterationRow[]> {
  const { runId, actions, prefix, from, limit } = filter;
  const start = prefix === '' ? '' : `${prefix}/`;
  const first = `${start}${String(from).padStart(INDEX_LENGTH, '0')}`;
  const { rows } = await pool().query<IterationRow>(
    `SELECT repetition, array_agg(action) AS actions, array_agg(status) AS statuses FROM "ActionRecord"
     WHERE "runId" = $1 AND action = ANY($2) AND repetition IN (
       SELECT DISTINCT repetition FROM "ActionRecord"
       WHERE "runId" = $1 AND "errorCode" IS NOT NULL AND action = ANY($2) AND status IN ('Failed', 'TimedOut')
         AND repetition >= $3 AND starts_with(repetition, $4) AND length(repetition) = $5
       ORDER BY repetition LIMIT $6)
     GROUP BY repetition ORDER BY repetition`,
    [runId, actions, first, start, start.length + INDEX_LENGTH, limit],
  );
  return rows;
}

export type RecordValuesRow = {
  inputs: string | null;
  outputs: string | null;
  secured: string | null;
  trackedProperties: string | null;
};

/** Wire text of both sides of one record. */
export async function findRecordValues(key: {
  runId: string;
  action: string;
  repetition: string;
}): Promise<RecordValuesRow | null> {
  return database().actionRecord.findUnique({
    where: { runId_action_repetition: key },
    select: { inputs: true, outputs: true, secured: true, trackedProperties: true },
  });
}

/** What an attempt before the last one brought, as stored text; null when it brought nothing or it is not known any more. */
export async function findEarlierAnswer(key: {
  runId: string;
  action: string;
  repetition: string;
  attempt: number;
}): Promise<string | null> {
  const found = await database().earlierAnswer.findUnique({
    where: { runId_action_repetition_attempt: key },
    select: { outputs: true },
  });
  return found?.outputs ?? null;
}

/** The first `bytes` of a stored value's wire text; a character cut in two at the end is left out. */
export async function readPayloadStart(sha256: string, bytes: number): Promise<string | undefined> {
  const { rows } = await pool().query<{ start: Buffer }>(
    'SELECT substring(bytes FROM 1 FOR $2) AS start FROM "Payload" WHERE sha256 = $1',
    [sha256, bytes],
  );
  return rows[0] && new TextDecoder().decode(rows[0].start, { stream: true });
}
