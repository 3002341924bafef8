/**
 * The acceptance of a run: its row in state Waiting is the promise that it will run, and the outbox from which the
 * dispatcher starts it. Whoever fires a trigger (Request, Recurrence, Run now, run again) goes through here.
 *
 * Where the version limits its runs (WDL reference 3.6), one that finds the queue full is refused. Callers of the very same
 * moment do not see each other, so the queue may grow a little longer than its limit; the runs at work never do.
 */

import type pg from 'pg';
import { encodeWire } from '#core/json/wire.ts';
import type { TriggerRecord } from '#core/runs/record.ts';
import { AppError } from '#server/app-error.ts';
import { pool, transaction } from '#server/database.ts';
import { newId } from '#server/identifiers.ts';

export type RunAcceptance = {
  /** Made here when left out. Give one made by `newId()` to know it before the run is accepted. */
  runId?: string;
  flowId: string;
  /** The version that runs, whatever is published later. */
  versionId: string;
  /** The version's `needsCarrier`. */
  needsCarrier: boolean;
  triggerKind: 'Request' | 'Recurrence' | 'SlidingWindow' | 'Http' | 'HttpWebhook' | 'Batch' | 'Manual';
  /** Big values in it must be stored already (server/payload-store.ts). */
  trigger: TriggerRecord;
  /** A caller takes what the flow's Response action answers; without one the action is skipped. */
  awaitsResponse?: boolean;
  /** Milliseconds that this caller waits for it; without limit when left out. */
  patience?: number;
  /** Of a flow's runs with the same key only the first is accepted. */
  idempotencyKey?: string;
  /** The run whose input is run again. */
  originRunId?: string;
  /** The action of another run that called the flow. */
  parent?: ParentCall;
};

/** Where a flow was called from; `depth` counts the calls above the new run, this one included. */
export type ParentCall = { runId: string; action: string; repetition: string; depth: number };

/** `duplicate`: the key was used before, and `runId` is the run of then. */
export type AcceptedRun = { runId: string; duplicate: boolean };

/** One statement, so one round trip and one transaction: the notice goes out with the row or not at all. */
const ACCEPT = `
  WITH accepted AS (
    INSERT INTO "Run" (id, "flowId", "versionId", "needsCarrier", "triggerKind", "triggerName", trigger,
      "clientTrackingId", "awaitsResponse", "idempotencyKey", "originRunId",
      "parentRunId", "parentAction", "parentRepetition", "callDepth", "respondBy")
    SELECT $1, $2, $3, $4::boolean, $5, $6, $7, $8, $9::boolean, $10, $11, $12, $13, $14, $15::integer,
      now() + $16::float8 * interval '1 millisecond'
    WHERE $17::boolean OR NOT EXISTS (
      SELECT FROM "FlowVersion" version
      WHERE version.id = $3 AND version."maxRuns" + version."maxWaiting" <= (
        SELECT count(*) FROM "Run" open WHERE open."flowId" = $2 AND open.status IN ('Waiting', 'Running')))
    ON CONFLICT ("flowId", "idempotencyKey") DO NOTHING RETURNING id
  )
  SELECT id, pg_notify('run_accepted', id) FROM accepted`;

type Querier = Pick<pg.ClientBase, 'query'>;

const FOREIGN_KEY_VIOLATION = '23503';

/**
 * Resolves once the run is stored for good. The tracking id is the trigger's, else the run's own id.
 * Throws `NotFound` when the flow or its version is gone, `TooManyConcurrentRequests` when the flow's queue is full, and
 * what the database throws when it is away.
 */
export function acceptRun(run: RunAcceptance): Promise<AcceptedRun> {
  return insertRun(run, pool());
}

/** All of them or none, in one transaction: where the first has room in the queue, the others belong to it. */
export function acceptRuns(runs: readonly RunAcceptance[]): Promise<AcceptedRun[]> {
  return transaction((client) => acceptRunsIn(client, runs));
}

/** The same within a transaction of the caller. `hasRoom`: whether there was room is known already. */
export async function acceptRunsIn(
  client: Querier,
  runs: readonly RunAcceptance[],
  { hasRoom = false } = {},
): Promise<AcceptedRun[]> {
  const accepted: AcceptedRun[] = [];
  for (const run of runs) accepted.push(await insertRun(run, client, hasRoom || accepted.length > 0));
  return accepted;
}

export type OpenRuns = {
  /** Have not ended. */
  open: number;
  /** Of these: have not begun. */
  waiting: number;
  /** How many may be open before one is refused; null without a limit. */
  most: number | null;
};

/** The runs of a flow, against the limit of one of its versions. */
export async function countOpenRuns(
  { flowId, versionId }: Pick<RunAcceptance, 'flowId' | 'versionId'>,
  client: Querier = pool(),
): Promise<OpenRuns> {
  const { rows } = await client.query<OpenRuns>(
    `SELECT count(*)::int AS open, count(*) FILTER (WHERE status = 'Waiting')::int AS waiting,
       (SELECT "maxRuns" + "maxWaiting" FROM "FlowVersion" WHERE id = $2) AS most
     FROM "Run" WHERE "flowId" = $1 AND status IN ('Waiting', 'Running')`,
    [flowId, versionId],
  );
  return rows[0] ?? { open: 0, waiting: 0, most: null };
}

async function insertRun(run: RunAcceptance, client: Querier, hasRoom = false): Promise<AcceptedRun> {
  const runId = run.runId ?? newId();
  const clientTrackingId = run.trigger.clientTrackingId ?? runId;
  const trigger = { ...run.trigger, clientTrackingId, originHistoryName: run.trigger.originHistoryName ?? runId };
  const values = [
    runId,
    run.flowId,
    run.versionId,
    run.needsCarrier,
    run.triggerKind,
    run.trigger.name,
    encodeWire(trigger),
    clientTrackingId,
    run.awaitsResponse ?? false,
    run.idempotencyKey ?? null,
    run.originRunId ?? null,
    run.parent?.runId ?? null,
    run.parent?.action ?? null,
    run.parent?.repetition ?? null,
    run.parent?.depth ?? 0,
    run.patience ?? null,
    hasRoom,
  ];
  const { rowCount } = await client.query({ name: 'accept-run', text: ACCEPT, values }).catch(explainMissingFlow);
  if (rowCount === 1) return { runId, duplicate: false };
  return { runId: await findRunByKey(run, client), duplicate: true };
}

function explainMissingFlow(error: unknown): never {
  const isGone = error instanceof Error && 'code' in error && error.code === FOREIGN_KEY_VIOLATION;
  throw isGone ? new AppError('NotFound', 'The flow does not exist any more.') : error;
}

async function findRunByKey({ flowId, idempotencyKey }: RunAcceptance, client: Querier): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM "Run" WHERE "flowId" = $1 AND "idempotencyKey" = $2',
    [flowId, idempotencyKey],
  );
  const [row] = rows;
  if (row) return row.id;
  throw new AppError(
    'TooManyConcurrentRequests',
    'The flow has as many runs at work and waiting as its trigger allows: try again later.',
  );
}
