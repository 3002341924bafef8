/** Rows of drafts that gave way in a conflict. Of each flow only the latest are kept. */

import { database, transaction } from '#server/database.ts';

const KEPT = 50;

export type SetAsideRow = { id: string; savedAt: Date; savedBy: string | null };

export type NewSetAside = {
  id: string;
  flowId: string;
  definition: string;
  parameters: string;
  savedAt: Date;
  savedById: string;
};

/** Writes it, and removes what is beyond the latest ones. */
export async function insertSetAside(draft: NewSetAside): Promise<void> {
  const { id, flowId, definition, parameters, savedAt, savedById } = draft;
  await transaction(async (client) => {
    await client.query(
      `INSERT INTO "SetAsideDraft" (id, "flowId", definition, parameters, "savedAt", "savedById")
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, flowId, definition, parameters, savedAt, savedById],
    );
    await client.query(
      `DELETE FROM "SetAsideDraft" WHERE "flowId" = $1 AND id NOT IN (
         SELECT id FROM "SetAsideDraft" WHERE "flowId" = $1 ORDER BY id DESC LIMIT $2)`,
      [flowId, KEPT],
    );
  });
}

/** The newest first, without their texts. */
export async function listSetAsideRows(flowId: string): Promise<SetAsideRow[]> {
  const rows = await database().setAsideDraft.findMany({
    where: { flowId },
    select: { id: true, savedAt: true, savedBy: { select: { name: true } } },
    orderBy: { id: 'desc' },
  });
  return rows.map(({ id, savedAt, savedBy }) => ({ id, savedAt, savedBy: savedBy?.name ?? null }));
}

export async function findSetAside(
  flowId: string,
  id: string,
): Promise<{ definition: string; parameters: string } | null> {
  return database().setAsideDraft.findFirst({
    where: { flowId, id },
    select: { definition: true, parameters: true },
  });
}
