/**
 * The acceptance of a run: its row in state Waiting is the promise that it will run, and the outbox from which the
 * dispatcher starts it. Whoever fires a trigger (Request, Recurrence, Run now, run again) goes through here.
 *
 * Where the version limits its runs (WDL reference 3.6), one that finds the queue full is refused. Callers of the very same
 * moment at different gateways do not see each other, so the queue may grow a little longer than its limit; the runs at work
 * never do.
 */

import type pg from 'pg';
import { encodeWire } from '#core/json/wire.ts';
import type { TriggerRecord } from '#core/runs/record.ts';
import type { TraceContext } from '#core/runs/trace-context.ts';
import { AppError } from '#server/app-error.ts';
import { pool, transaction } from '#server/database.ts';
import { newId } from '#server/identifiers.ts';

import { groupCommit } from './group-commit.ts';

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
  /** Of a flow's runs with the same key one is carried at a time, in the order of their acceptance. */
  orderKey?: string | undefined;
  /** The run that this one replays. */
  originRunId?: string;
  /** The action of another run that called the flow. */
  parent?: ParentCall;
  /** The trace that the caller named. */
  trace?: TraceContext | undefined;
};

/** Where a flow was called from; `depth` counts the calls above the new run, this one included. */
export type ParentCall = { runId: string; action: string; repetition: string; depth: number };

/** `duplicate`: the key was used before, and `runId` is the run of then. */
export type AcceptedRun = { runId: string; duplicate: boolean };

/**
 * One statement, so one round trip and one transaction: the notices go out with the rows or not at all. Runs of one flow that come
 * together are counted one after the other, so that they share what room there is. The open runs of a flow without a limit are not
 * counted: there may be very many.
 */
const ACCEPT = `
  WITH given AS MATERIALIZED (
    SELECT *, row_number() OVER (PARTITION BY "flowId" ORDER BY place) - 1 AS before
    FROM unnest($1::text[], $2::text[], $3::text[], $4::boolean[], $5::text[], $6::text[], $7::text[], $8::text[], $9::boolean[],
      $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::integer[], $16::float8[], $17::text[], $18::text[], $19::text[], $20::boolean[])
      WITH ORDINALITY AS run (id, "flowId", "versionId", "needsCarrier", "triggerKind", "triggerName", trigger,
        "clientTrackingId", "awaitsResponse", "idempotencyKey", "originRunId", "parentRunId", "parentAction",
        "parentRepetition", "callDepth", patience, traceparent, tracestate, "orderKey", "hasRoom", place)
  ), accepted AS (
    INSERT INTO "Run" (id, "flowId", "versionId", "needsCarrier", "triggerKind", "triggerName", trigger,
      "clientTrackingId", "awaitsResponse", "idempotencyKey", "originRunId",
      "parentRunId", "parentAction", "parentRepetition", "callDepth", "respondBy", traceparent, tracestate, "orderKey")
    SELECT id, "flowId", "versionId", "needsCarrier", "triggerKind", "triggerName", trigger,
      "clientTrackingId", "awaitsResponse", "idempotencyKey", "originRunId", "parentRunId", "parentAction",
      "parentRepetition", "callDepth", now() + patience * interval '1 millisecond', traceparent, tracestate, "orderKey"
    FROM given
    WHERE "hasRoom" OR NOT EXISTS (
      SELECT FROM "FlowVersion" version
      WHERE version.id = given."versionId" AND CASE WHEN version."maxRuns" IS NULL THEN false ELSE
        version."maxRuns" + version."maxWaiting" <= given.before + (
          SELECT count(*) FROM "Run" open WHERE open."flowId" = given."flowId" AND open.status IN ('Waiting', 'Running'))
      END)
    ORDER BY place
    ON CONFLICT DO NOTHING RETURNING id
  )
  SELECT id, pg_notify('run_accepted', id) FROM accepted`;

type Querier = Pick<pg.ClientBase, 'query'>;

const FOREIGN_KEY_VIOLATION = '23503';

/**
 * Resolves once the run is stored for good. The tracking id is the trigger's, else the run's own id.
 * Throws `NotFound` when the flow or its version is gone, `TooManyConcurrentRequests` when the flow's queue is full, and
 * what the database throws when it is away.
 */
export async function acceptRun(run: RunAcceptance): Promise<AcceptedRun> {
  return accepted(await acceptTogether(inserted(run, false)));
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
  const stored: AcceptedRun[] = [];
  for (const run of runs) stored.push(await insertRun(run, client, hasRoom || stored.length > 0));
  return stored;
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

/** Its id is given before it is stored, so that storing it again stores it once. */
type Inserted = { run: RunAcceptance; runId: string; hasRoom: boolean };

function inserted(run: RunAcceptance, hasRoom: boolean): Inserted {
  return { run, runId: run.runId ?? newId(), hasRoom };
}

const acceptTogether = groupCommit<Inserted, AcceptedRun | AppError>({
  run: (runs) => insertRuns(runs, pool()),
  keysOf: ({ run: { flowId, idempotencyKey } }) =>
    idempotencyKey === undefined ? [] : [`${flowId} ${idempotencyKey}`],
  most: 50,
  atOnce: 1,
});

function rowOf({ run, runId, hasRoom }: Inserted): unknown[] {
  const clientTrackingId = run.trigger.clientTrackingId ?? runId;
  const trigger = { ...run.trigger, clientTrackingId, originHistoryName: run.trigger.originHistoryName ?? runId };
  return [
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
    run.trace?.traceparent ?? null,
    run.trace?.tracestate ?? null,
    run.orderKey ?? null,
    hasRoom,
  ];
}

/** Those that were not stored are there already under their key, or found no room: that is the answer to them alone. */
async function insertRuns(runs: readonly Inserted[], client: Querier): Promise<(AcceptedRun | AppError)[]> {
  const rows = runs.map(rowOf);
  const values = (rows[0] ?? []).map((_, column) => rows.map((row) => row[column]));
  const stored = await client
    .query<{ id: string }>({ name: 'accept-runs', text: ACCEPT, values })
    .catch(explainMissingFlow);
  const ids = new Set(stored.rows.map(({ id }) => id));
  const answers: (AcceptedRun | AppError)[] = [];
  for (const each of runs) {
    answers.push(ids.has(each.runId) ? { runId: each.runId, duplicate: false } : await findStored(each, client));
  }
  return answers;
}

async function insertRun(run: RunAcceptance, client: Querier, hasRoom = false): Promise<AcceptedRun> {
  const [answer] = await insertRuns([inserted(run, hasRoom)], client);
  if (!answer) throw new Error('A run was neither stored nor refused.');
  return accepted(answer);
}

function accepted(answer: AcceptedRun | AppError): AcceptedRun {
  if (answer instanceof AppError) throw answer;
  return answer;
}

function explainMissingFlow(error: unknown): never {
  const isGone = error instanceof Error && 'code' in error && error.code === FOREIGN_KEY_VIOLATION;
  throw isGone ? new AppError('NotFound', 'The flow does not exist any more.') : error;
}

async function findStored({ run, runId }: Inserted, client: Querier): Promise<AcceptedRun | AppError> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM "Run" WHERE id = $3 OR ("flowId" = $1 AND "idempotencyKey" = $2)',
    [run.flowId, run.idempotencyKey ?? null, runId],
  );
  const [row] = rows;
  if (row) return { runId: row.id, duplicate: row.id !== runId };
  return new AppError(
    'TooManyConcurrentRequests',
    'The flow has as many runs at work and waiting as its trigger allows: try again later.',
  );
}
