/**
 * What a replay takes over from the run that it repeats: copies of its records, marked as reused, in the transaction that
 * accepts the new run. Values that lie in the payload store are referred to by both.
 */

import type pg from 'pg';
import type { RecordState } from '#core/replay/failed-steps.ts';
import type { Reuse } from '#core/replay/replay-plan.ts';
import { database, pool, type Querier, transaction } from '#server/database.ts';

import { type AcceptedRun, acceptRunsIn, type RunAcceptance } from './accept-run.ts';
import { redriveLetter } from './dead-letters.ts';

/** Records looked at and copied by one statement each. */
const BATCH = 5_000;

/** How the actions stood in every repetition in which not all went well, and outside loops. */
export async function recordStates(runId: string): Promise<RecordState[]> {
  const { rows } = await pool().query<RecordState>(
    `SELECT action, repetition, status FROM "ActionRecord"
     WHERE "runId" = $1 AND (repetition = '' OR repetition IN (
       SELECT repetition FROM "ActionRecord" WHERE "runId" = $1 AND status NOT IN ('Succeeded', 'Skipped')))`,
    [runId],
  );
  return rows;
}

/** Types and names of the actions of which a side was not kept because it must not be shown. */
export async function forgottenSides(runId: string): Promise<{ action: string; secured: string }[]> {
  const { rows } = await pool().query<{ action: string; secured: string }>(
    `SELECT DISTINCT action, secured FROM "ActionRecord" WHERE "runId" = $1 AND secured IS NOT NULL`,
    [runId],
  );
  return rows;
}

export type ReplayAcceptance = RunAcceptance & {
  originRunId: string;
  /** JSON of the ReplayOrigin. */
  replay: string;
  /** Wire text. */
  editedInputs?: string;
  /** What is taken over; nothing when left out. */
  reuseOf?: (record: RecordState) => Reuse;
  /** Done in the same transaction. */
  alongside?: Alongside;
};

export type Alongside = (client: Querier, newRunId: string) => Promise<void>;

/** Throws as `acceptRun` does. */
export function acceptReplay({
  replay,
  editedInputs,
  reuseOf,
  alongside,
  ...run
}: ReplayAcceptance): Promise<AcceptedRun> {
  return transaction(async (client) => {
    const [accepted] = await acceptRunsIn(client, [run]);
    if (!accepted) throw new Error('The run was not accepted.');
    await client.query('UPDATE "Run" SET replay = $2, "editedInputs" = $3 WHERE id = $1', [
      accepted.runId,
      replay,
      editedInputs ?? null,
    ]);
    if (reuseOf) await copyRecords(client, { from: run.originRunId, to: accepted.runId, reuseOf });
    await redriveLetter(client, run.originRunId);
    await alongside?.(client, accepted.runId);
    return accepted;
  });
}

type Copying = { from: string; to: string; reuseOf(record: RecordState): Reuse };

async function copyRecords(client: pg.PoolClient, { from, to, reuseOf }: Copying): Promise<void> {
  let last = { action: '', repetition: '' };
  for (;;) {
    const { rows } = await client.query<RecordState>(
      `SELECT action, repetition, status FROM "ActionRecord"
       WHERE "runId" = $1 AND (action, repetition) > ($2, $3) ORDER BY action, repetition LIMIT ${BATCH}`,
      [from, last.action, last.repetition],
    );
    const taken = rows.map((row) => ({ ...row, reuse: reuseOf(row) })).filter(({ reuse }) => reuse !== 'No');
    if (taken.length > 0) {
      const columns = [
        taken.map(({ action }) => action),
        taken.map(({ repetition }) => repetition),
        taken.map(({ reuse }) => reuse === 'GoOn'),
      ];
      await client.query(COPY, [from, to, ...columns]);
    }
    const end = rows.at(-1);
    if (!end || rows.length < BATCH) return;
    last = end;
  }
}

/** A container that goes on keeps what it decided, and nothing of how it ended. */
const COPY = `
  INSERT INTO "ActionRecord" ("runId", action, repetition, type, status, code, "errorCode", "errorMessage", "startedAt",
    "endedAt", inputs, outputs, attempts, "iterationCount", "trackedProperties", secured, reused)
  SELECT $2, old.action, old.repetition, old.type,
    CASE WHEN "goesOn" THEN 'Running' ELSE old.status END,
    CASE WHEN NOT "goesOn" THEN old.code END,
    CASE WHEN NOT "goesOn" THEN old."errorCode" END,
    CASE WHEN NOT "goesOn" THEN old."errorMessage" END,
    old."startedAt",
    CASE WHEN NOT "goesOn" THEN old."endedAt" END,
    old.inputs,
    CASE WHEN NOT "goesOn" THEN old.outputs END,
    old.attempts, old."iterationCount", old."trackedProperties", old.secured, true
  FROM unnest($3::text[], $4::text[], $5::boolean[]) AS taken (action, repetition, "goesOn")
  JOIN "ActionRecord" old ON old."runId" = $1 AND old.action = taken.action AND old.repetition = taken.repetition`;

export type ReusedRow = {
  action: string;
  repetition: string;
  type: string;
  status: string;
  code: string | null;
  errorCode: string | null;
  errorMessage: string | null;
  startedAt: Date;
  endedAt: Date | null;
  inputs: string | null;
  outputs: string | null;
  attempts: string;
  iterationCount: number | null;
  trackedProperties: string | null;
  secured: string | null;
};

/**
 * What has ended, and containers that go on; as of a replay, skipped steps are decided anew and a Terminate is never taken over. A
 * step that is under way begins again, and its journal answers for the calls that it has made.
 */
const OWN = `CASE WHEN "endedAt" IS NULL THEN lower(type) IN ('if', 'switch', 'foreach', 'until', 'scope')
  ELSE status <> 'Skipped' AND lower(type) <> 'terminate' END`;

/**
 * The records that a run took over, or has itself where another carrier has let it go, of this repetition and the ones after it in the same loop, in their order: at most
 * `limit`, so that those of the last repetition may not be all.
 */
export async function reusedRecords(runId: string, repetition: string, limit: number): Promise<ReusedRow[]> {
  const taken = (await isContinued(runId)) ? OWN : 'reused';
  const outer = repetition.slice(0, repetition.lastIndexOf('/') + 1);
  const { rows } = await pool().query<ReusedRow>(
    `SELECT action, repetition, type, status, code, "errorCode", "errorMessage", "startedAt", "endedAt", inputs, outputs,
       attempts, "iterationCount", "trackedProperties", secured
     FROM "ActionRecord"
     WHERE "runId" = $1 AND ${taken} AND repetition >= $2 AND length(repetition) = length($2) AND starts_with(repetition, $3)
     ORDER BY repetition LIMIT $4`,
    [runId, repetition, outer, limit],
  );
  return rows;
}

async function isContinued(runId: string): Promise<boolean> {
  const run = await database().run.findUnique({ where: { id: runId }, select: { continued: true } });
  return run?.continued === true;
}

/** From pass `first` through `last`, how the actions ended, in the order in which they were asked for. */
export type PassRange = { first: number; last: number; statuses: string[] };

/** The passes, in a loop that stands in `repetition`, of which all the actions directly inside were taken over with their ends. */
export async function endedPassRanges(
  runId: string,
  { repetition, actions }: { repetition: string; actions: readonly string[] },
): Promise<PassRange[]> {
  const outer = repetition === '' ? '' : `${repetition}/`;
  const { rows } = await pool().query<PassRange>(
    `WITH record AS (
       SELECT substr(repetition, length($3) + 1) AS pass, action, status FROM "ActionRecord"
       WHERE "runId" = $1 AND action = ANY($2) AND "endedAt" IS NOT NULL AND ($4 OR reused)
         AND starts_with(repetition, $3) AND repetition <> ''
     ), pass AS (
       SELECT pass::int AS index, array_agg(status ORDER BY array_position($2::text[], action)) AS statuses
       FROM record WHERE strpos(pass, '/') = 0 GROUP BY pass HAVING count(*) = cardinality($2::text[])
     ), numbered AS (
       SELECT index, statuses, index - row_number() OVER (PARTITION BY statuses ORDER BY index) AS island FROM pass
     )
     SELECT statuses, min(index) AS first, max(index) AS last FROM numbered GROUP BY statuses, island ORDER BY first`,
    [runId, actions, outer, await isContinued(runId)],
  );
  return rows;
}
