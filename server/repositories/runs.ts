/** Rows of runs as the pages list and stop them. Nothing here reads a payload or a trigger's outputs unless asked for it. */

import type { RunStatus } from '#core/runs/status.ts';
import { database, pool, type Querier } from '#server/database.ts';

const SUMMARY = {
  id: true,
  flowId: true,
  status: true,
  code: true,
  errorCode: true,
  errorMessage: true,
  triggerKind: true,
  triggerName: true,
  clientTrackingId: true,
  acceptedAt: true,
  startedAt: true,
  endedAt: true,
  cancelRequestedAt: true,
  originRunId: true,
  replay: true,
  holdReason: true,
  valuesRemovedAt: true,
  parentRunId: true,
  parentAction: true,
  flow: { select: { name: true } },
  version: { select: { number: true } },
} as const;

export type RunRow = NonNullable<Awaited<ReturnType<typeof findRun>>>;

/** The rows of these runs, newest first: ids sort by the time they were made. Those that are gone are left out. */
export async function findRunRows(ids: string[]): Promise<RunRow[]> {
  return database().run.findMany({ where: { id: { in: ids } }, select: SUMMARY, orderBy: { id: 'desc' } });
}

export type FailedActionRow = { runId: string; action: string; errorCode: string; errorMessage: string | null };

/** Of each of these runs the action that failed last; loops and scopes, which fail with what is in them, are left out. */
export async function lastFailedActions(
  ids: readonly string[],
  client: Querier = pool(),
): Promise<Map<string, FailedActionRow>> {
  const { rows } = await client.query<FailedActionRow>(
    `SELECT failed.* FROM unnest($1::text[]) AS run (id), LATERAL (
       SELECT "runId", action, "errorCode", "errorMessage" FROM "ActionRecord"
       WHERE "runId" = run.id AND status IN ('Failed', 'TimedOut')
         AND "errorCode" IS NOT NULL AND "errorCode" <> 'ActionFailed'
       ORDER BY "startedAt" DESC LIMIT 1) AS failed`,
    [ids],
  );
  return new Map(rows.map((row) => [row.runId, row]));
}

export async function findRun(id: string) {
  return database().run.findUnique({ where: { id }, select: SUMMARY });
}

/** The text of the definition the run runs, and its status. */
export async function findRunDefinition(id: string): Promise<{ definition: string; status: string } | undefined> {
  const row = await database().run.findUnique({
    where: { id },
    select: { status: true, version: { select: { definition: true } } },
  });
  return row ? { definition: row.version.definition, status: row.status } : undefined;
}

/** The text of the definition the run runs, and the number of the version that is published now. */
export async function findRunVersions(id: string) {
  const row = await database().run.findUnique({
    where: { id },
    select: {
      version: { select: { definition: true } },
      flow: { select: { publishedVersion: { select: { number: true } } } },
    },
  });
  return { definition: row?.version.definition ?? '', newestVersion: row?.flow.publishedVersion?.number ?? null };
}

export type CallerRow = { id: string; flowName: string; action: string };

/** The runs whose actions called this one, one inside the other, the outermost first. `most`: calls deeper than that are left out. */
export async function findCallers(id: string, most: number): Promise<CallerRow[]> {
  const { rows } = await pool().query<CallerRow>(
    `WITH RECURSIVE calling AS (
       SELECT "parentRunId" AS id, "parentAction" AS action, 1 AS height FROM "Run" WHERE id = $1 AND "parentRunId" IS NOT NULL
       UNION ALL
       SELECT run."parentRunId", run."parentAction", height + 1 FROM calling JOIN "Run" run ON run.id = calling.id
       WHERE run."parentRunId" IS NOT NULL AND height < $2
     )
     SELECT run.id, flow.name AS "flowName", calling.action FROM calling
     JOIN "Run" run ON run.id = calling.id JOIN "Flow" flow ON flow.id = run."flowId" ORDER BY height DESC`,
    [id, most],
  );
  return rows;
}

/** The newest runs that replay this one. */
export async function findReplays(originRunId: string, limit: number) {
  const where = { originRunId };
  return database().run.findMany({ where, select: { id: true, status: true }, orderBy: { id: 'desc' }, take: limit });
}

/** Wire text of the run's trigger record. */
export async function triggerOfRun(id: string): Promise<string | undefined> {
  const row = await database().run.findUnique({ where: { id }, select: { trigger: true } });
  return row?.trigger;
}

const REPLAYED_VERSION = { select: { id: true, needsCarrier: true, definition: true } } as const;

export type RunOrigin = NonNullable<Awaited<ReturnType<typeof findRunOrigin>>>;

/** What a replay needs of the run that it repeats. */
export async function findRunOrigin(id: string) {
  const row = await database().run.findUnique({
    where: { id },
    select: {
      id: true,
      flowId: true,
      status: true,
      trigger: true,
      triggerKind: true,
      orderKey: true,
      valuesRemovedAt: true,
      version: REPLAYED_VERSION,
      flow: { select: { publishedVersion: REPLAYED_VERSION } },
    },
  });
  return row && { ...row, status: row.status as RunStatus };
}

export type CancelOutcome = 'Ended' | 'Requested' | 'TooLate';

/** Ends a run nobody has claimed at once; asks the carrier of a claimed one to end it. */
export async function cancelRun(id: string, now: Date): Promise<CancelOutcome> {
  const { ended, asked } = await cancelRunRows([id], now);
  if (ended > 0) return 'Ended';
  return asked > 0 ? 'Requested' : 'TooLate';
}

/** The same for many; answers how many were ended at once and how many carriers were asked. */
export async function cancelRunRows(
  ids: readonly string[],
  now: Date,
  client: Querier = pool(),
): Promise<{ ended: number; asked: number }> {
  const { rows } = await client.query<{ hasEnded: boolean }>(
    `WITH ended AS (
       UPDATE "Run" SET status = 'Cancelled', code = 'Cancelled', "cancelRequestedAt" = $2, "endedAt" = $2
       WHERE id = ANY($1) AND status = 'Waiting' AND "carrierId" IS NULL RETURNING id, "parentRunId"
     ), asked AS (
       UPDATE "Run" SET "cancelRequestedAt" = COALESCE("cancelRequestedAt", $2)
       WHERE id = ANY($1) AND status IN ('Waiting', 'Running') AND id NOT IN (SELECT id FROM ended) RETURNING id
     )
     SELECT true AS "hasEnded", pg_notify('run_changed', id), pg_notify('run_ended', id),
       CASE WHEN "parentRunId" IS NOT NULL THEN pg_notify('wait_answered', "parentRunId") END FROM ended
     UNION ALL SELECT false, pg_notify('run_cancel', id), pg_notify('run_changed', id), NULL FROM asked`,
    [ids, now],
  );
  const ended = rows.filter(({ hasEnded }) => hasEnded).length;
  return { ended, asked: rows.length - ended };
}
