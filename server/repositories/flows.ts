/** Rows of flows: what people edit, switch and list. */

import type { FlowRetention } from '#core/api/retention.ts';
import { database, pool, transaction } from '#server/database.ts';
import { notify } from '#server/notifications.ts';

import { judgeBatchesAnew } from './batches.ts';

export type FlowRow = {
  id: string;
  name: string;
  enabled: boolean;
  enabledAt: Date;
  draft: string;
  parameters: string;
  draftRevision: number;
  draftSavedAt: Date;
  /** Name of who saved the draft last; null when that is not known. */
  draftSavedBy: string | null;
  description: string;
  tags: string[];
  published: PublishedVersion | null;
} & FlowRetention;

type PublishedVersion = {
  id: string;
  number: number;
  definition: string;
  parameters: string;
  draftRevision: number;
  needsCarrier: boolean;
};

const PUBLISHED = {
  id: true,
  number: true,
  definition: true,
  parameters: true,
  draftRevision: true,
  needsCarrier: true,
} as const;

/** A flow as the list shows it, without the texts of its definitions. */
export type FlowListRow = {
  id: string;
  name: string;
  enabled: boolean;
  enabledAt: Date;
  updatedAt: Date;
  description: string;
  tags: string[];
  draftRevision: number;
  versionId: string | null;
  versionNumber: number | null;
  hasChanges: boolean;
  lastRunId: string | null;
  lastRunStatus: string | null;
  lastRunAt: Date | null;
  /** When the worker looks at the trigger next, where its times do not follow from the definition alone. */
  triggerDueAt: Date | null;
};

export type NewFlow = {
  id: string;
  name: string;
  draft: string;
  parameters: string;
  description?: string;
  tags?: string[];
};

const LIST = `
  SELECT f.id, f.name, f.enabled, f."enabledAt", f."updatedAt", f.description, f.tags, f."draftRevision",
    v.id AS "versionId", v.number AS "versionNumber",
    COALESCE(f."draftRevision" <> v."draftRevision"
      AND (f.draft <> v.definition OR f.parameters <> v.parameters), true) AS "hasChanges",
    r.id AS "lastRunId", r.status AS "lastRunStatus", r."acceptedAt" AS "lastRunAt", s."dueAt" AS "triggerDueAt"
  FROM "Flow" f
  LEFT JOIN "FlowVersion" v ON v.id = f."publishedVersionId"
  LEFT JOIN "TriggerState" s ON s."flowId" = f.id AND s."versionId" = f."publishedVersionId"
  LEFT JOIN LATERAL (
    SELECT id, status, "acceptedAt" FROM "Run" WHERE "flowId" = f.id ORDER BY id DESC LIMIT 1
  ) r ON true
  ORDER BY lower(f.name), f.id`;

/** All flows by name, each with its last run, in one statement. */
export async function listFlowRows(): Promise<FlowListRow[]> {
  const { rows } = await pool().query<FlowListRow>(LIST);
  return rows;
}

/** The drafts' texts of some flows, by flow id. */
export async function draftsOf(flowIds: string[]): Promise<Map<string, string>> {
  const rows = await database().flow.findMany({ where: { id: { in: flowIds } }, select: { id: true, draft: true } });
  return new Map(rows.map((row) => [row.id, row.draft]));
}

export async function findFlow(id: string): Promise<FlowRow | null> {
  const row = await database().flow.findUnique({
    where: { id },
    include: { publishedVersion: { select: PUBLISHED }, draftSavedBy: { select: { name: true } } },
  });
  if (!row) return null;
  const { publishedVersion, draftSavedBy, ...flow } = row;
  return { ...flow, draftSavedBy: draftSavedBy?.name ?? null, published: publishedVersion };
}

export async function insertFlow(flow: NewFlow): Promise<void> {
  await database().flow.create({ data: flow });
}

export type FlowDescription = { name?: string; description?: string; tags?: string[] } & Partial<FlowRetention>;

/** Undefined keeps what is there. */
export async function describeFlow(id: string, change: FlowDescription): Promise<void> {
  await database().flow.updateMany({ where: { id }, data: change });
  await notify(pool(), 'flow_changed', id);
}

/** `enabledAt` moves only when the flow is switched on: it is the anchor of its recurrence. */
export async function switchFlow(options: { id: string; enabled: boolean; now: Date }): Promise<void> {
  const { id, enabled, now } = options;
  await transaction(async (client) => {
    const { rowCount } = await client.query(
      `UPDATE "Flow" SET enabled = $2, "updatedAt" = $3, "enabledAt" = CASE WHEN $2 THEN $3 ELSE "enabledAt" END
       WHERE id = $1 AND enabled <> $2`,
      [id, enabled, now],
    );
    if (!rowCount) return;
    await judgeBatchesAnew(client, id);
    await notify(client, 'flow_changed', id);
  });
}

export type DraftChange = {
  id: string;
  draft: string;
  parameters: string;
  revision: number;
  savedAt: Date;
  /** Null when it was no person. */
  savedById: string | null;
};

/** The new revision; undefined when the draft is no longer at the revision the change is based on. */
export async function updateDraft(change: DraftChange): Promise<number | undefined> {
  const { id, draft, parameters, revision, savedAt, savedById } = change;
  const { count } = await database().flow.updateMany({
    where: { id, draftRevision: revision },
    data: {
      ...{ draft, parameters, draftRevision: { increment: 1 } },
      ...{ draftSavedAt: savedAt, draftSavedById: savedById },
    },
  });
  return count === 1 ? revision + 1 : undefined;
}

export type Removal = { removed: boolean; openRuns: number };

/** Removes the flow with its versions and runs, unless one of its runs has not ended yet. */
export async function removeFlow(id: string): Promise<Removal> {
  return transaction(async (client) => {
    // The lock keeps new runs out until this transaction has ended.
    const flow = await client.query('SELECT 1 FROM "Flow" WHERE id = $1 FOR UPDATE', [id]);
    if (flow.rowCount === 0) return { removed: false, openRuns: 0 };
    const { rows } = await client.query<{ open: number }>(
      `SELECT count(*)::int AS open FROM "Run" WHERE "flowId" = $1 AND status IN ('Waiting', 'Running')`,
      [id],
    );
    const openRuns = rows[0]?.open ?? 0;
    if (openRuns > 0) return { removed: false, openRuns };
    await client.query('DELETE FROM "Flow" WHERE id = $1', [id]);
    await notify(client, 'flow_changed', id);
    return { removed: true, openRuns: 0 };
  });
}
