/** Rows of runs as the pages list and stop them. Nothing here reads a payload or a trigger's outputs unless asked for it. */

import type { RunStatus } from '#core/runs/status.ts';
import { database, transaction } from '#server/database.ts';
import { notify } from '#server/notifications.ts';

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
  parentRunId: true,
  parentAction: true,
  flow: { select: { name: true } },
  version: { select: { number: true } },
} as const;

export type RunRow = NonNullable<Awaited<ReturnType<typeof findRun>>>;

export type RunFilter = { flowId?: string; status?: RunStatus; before?: string; limit: number };

/** Newest first: ids sort by the time they were made. */
export async function listRunRows({ flowId, status, before, limit }: RunFilter): Promise<RunRow[]> {
  return database().run.findMany({
    where: { flowId, status, id: before === undefined ? undefined : { lt: before } },
    select: SUMMARY,
    orderBy: { id: 'desc' },
    take: limit,
  });
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

/** Wire text of the run's trigger record. */
export async function triggerOfRun(id: string): Promise<string | undefined> {
  const row = await database().run.findUnique({ where: { id }, select: { trigger: true } });
  return row?.trigger;
}

/** What a new run with the same input needs of an old one. */
export async function findRunOrigin(id: string) {
  return database().run.findUnique({
    where: { id },
    select: { flowId: true, versionId: true, needsCarrier: true, trigger: true, triggerKind: true },
  });
}

export type CancelOutcome = 'Ended' | 'Requested' | 'TooLate';

/** Ends a run nobody has claimed at once; asks the carrier of a claimed one to end it. */
export async function cancelRun(id: string, now: Date): Promise<CancelOutcome> {
  return transaction(async (client) => {
    const ended = await client.query<{ parentRunId: string | null }>(
      `UPDATE "Run" SET status = 'Cancelled', code = 'Cancelled', "cancelRequestedAt" = $2, "endedAt" = $2
       WHERE id = $1 AND status = 'Waiting' AND "carrierId" IS NULL RETURNING "parentRunId"`,
      [id, now],
    );
    const [row] = ended.rows;
    if (row) {
      if (row.parentRunId !== null) await notify(client, 'wait_answered', row.parentRunId);
      await notify(client, 'run_changed', id);
      await notify(client, 'run_ended', id);
      return 'Ended';
    }
    const asked = await client.query(
      `UPDATE "Run" SET "cancelRequestedAt" = COALESCE("cancelRequestedAt", $2)
       WHERE id = $1 AND status IN ('Waiting', 'Running')`,
      [id, now],
    );
    if (!asked.rowCount) return 'TooLate';
    await notify(client, 'run_cancel', id);
    await notify(client, 'run_changed', id);
    return 'Requested';
  });
}
