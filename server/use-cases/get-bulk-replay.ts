/** Runs that are done again together: how far it is, and what could not be done. */

import {
  type BulkReplayDetail,
  type BulkReplaySummary,
  bulkReplayDetailSchema,
  bulkReplaySchema,
} from '#core/api/bulk-replays.ts';
import { AppError } from '#server/app-error.ts';
import { type BulkReplayRow, listBulkReplayRows, listRefusals } from '#server/repositories/bulk-replays.ts';

const MOST_REFUSALS = 100;
const MOST_LISTED = 100;

/** Throws `NotFound`. */
export async function getBulkReplay(id: string): Promise<BulkReplayDetail> {
  const [[row], refusals] = await Promise.all([listBulkReplayRows({ id, limit: 1 }), listRefusals(id, MOST_REFUSALS)]);
  if (!row) throw new AppError('NotFound', 'There is no replay of many runs with this id.');
  return bulkReplayDetailSchema.parse({ ...toSummary(row), refusals });
}

/** The newest first. */
export async function listBulkReplays(): Promise<BulkReplaySummary[]> {
  return (await listBulkReplayRows({ limit: MOST_LISTED })).map(toSummary);
}

function toSummary({ request, succeeded, failed, open, ...row }: BulkReplayRow): BulkReplaySummary {
  return bulkReplaySchema.parse({
    ...row,
    ...JSON.parse(request),
    createdAt: row.createdAt.getTime(),
    endedAt: row.endedAt?.getTime() ?? null,
    outcomes: { succeeded, failed, open },
  });
}
