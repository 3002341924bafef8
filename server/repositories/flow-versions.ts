/** Rows of published versions. A version never changes once it is written. */

import type { TriggerConcurrency } from '#core/definition/trigger-concurrency.ts';
import { database, pool, transaction } from '#server/database.ts';
import { notify } from '#server/notifications.ts';

import { judgeBatchesAnew } from './batches.ts';

export type NewVersion = {
  id: string;
  flowId: string;
  definition: string;
  parameters: string;
  kind: string;
  needsCarrier: boolean;
  /** How many of its runs may be carried at once, and how many more may wait; without a limit undefined. */
  concurrency: TriggerConcurrency | undefined;
  draftRevision: number;
  comment?: string;
  publishedById: string;
};

/** Writes the flow's next version and makes it the published one; false when the draft moved on meanwhile. */
export async function publishVersion(version: NewVersion, now: Date): Promise<boolean> {
  return transaction(async (client) => {
    const flow = await client.query('SELECT 1 FROM "Flow" WHERE id = $1 AND "draftRevision" = $2 FOR UPDATE', [
      version.flowId,
      version.draftRevision,
    ]);
    if (flow.rowCount === 0) return false;
    await client.query(
      `INSERT INTO "FlowVersion"
         (id, "flowId", number, definition, parameters, kind, "needsCarrier", "draftRevision", comment, "publishedAt", "publishedById", "maxRuns", "maxWaiting")
       SELECT $1, $2, COALESCE(max(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 FROM "FlowVersion" WHERE "flowId" = $2`,
      [
        version.id,
        version.flowId,
        version.definition,
        version.parameters,
        version.kind,
        version.needsCarrier,
        version.draftRevision,
        version.comment ?? null,
        now,
        version.publishedById,
        version.concurrency?.runs ?? null,
        version.concurrency?.waiting ?? null,
      ],
    );
    await client.query(
      'UPDATE "Flow" SET "publishedVersionId" = $2, "enabledAt" = $3, "updatedAt" = $3 WHERE id = $1',
      [version.flowId, version.id, now],
    );
    await judgeBatchesAnew(client, version.flowId);
    await notify(client, 'flow_changed', version.flowId);
    return true;
  });
}

/** The definitions' texts of some versions, by version id. */
export async function definitionsOf(versionIds: string[]): Promise<Map<string, string>> {
  const rows = await database().flowVersion.findMany({
    where: { id: { in: versionIds } },
    select: { id: true, definition: true },
  });
  return new Map(rows.map((row) => [row.id, row.definition]));
}

export type VersionRow = {
  number: number;
  comment: string | null;
  publishedAt: Date;
  publishedBy: string | null;
  runCount: number;
  isCurrent: boolean;
};

const LIST = `
  SELECT version.number, version.comment, version."publishedAt", person.name AS "publishedBy",
    (SELECT count(*)::int FROM "Run" run WHERE run."versionId" = version.id) AS "runCount",
    version.id = flow."publishedVersionId" AS "isCurrent"
  FROM "FlowVersion" version
  JOIN "Flow" flow ON flow.id = version."flowId"
  LEFT JOIN "User" person ON person.id = version."publishedById"
  WHERE version."flowId" = $1
  ORDER BY version.number DESC`;

/** All versions of a flow, the newest first, without their texts. */
export async function listVersionRows(flowId: string): Promise<VersionRow[]> {
  return (await pool().query<VersionRow>(LIST, [flowId])).rows;
}

/** The definition's text and the wire text of the parameters' values. */
export async function findVersionTexts(
  flowId: string,
  number: number,
): Promise<{ definition: string; parameters: string } | null> {
  return database().flowVersion.findUnique({
    where: { flowId_number: { flowId, number } },
    select: { definition: true, parameters: true },
  });
}

/** The id of the flow's version of that number. */
export async function findVersionId(flowId: string, number: number): Promise<string | undefined> {
  const key = { flowId_number: { flowId, number } };
  return (await database().flowVersion.findUnique({ where: key, select: { id: true } }))?.id;
}
