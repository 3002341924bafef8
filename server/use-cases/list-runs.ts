/** Runs that pass a filter, of one flow or of all: one page, newest first, or some as they are now. */

import { z } from 'zod';

import { type RunFilter, runFilterSchema } from '#core/api/run-filter.ts';
import type { ListedRun, RunPage } from '#core/api/runs.ts';
import { searchRuns } from '#server/repositories/run-search.ts';
import { findRunRows, lastFailedActions } from '#server/repositories/runs.ts';
import { timeOfId } from '#server/run-id-time.ts';

import { runConditions } from './run-filter-conditions.ts';
import { toListedRun } from './run-summary.ts';

export const RUN_PAGE_SIZE = 50;

const pageSchema = z.object({
  /** The id that the page before gave as `next`. */
  before: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(RUN_PAGE_SIZE),
});
export const runQuerySchema = z.intersection(runFilterSchema, pageSchema);
export type RunQuery = RunFilter & z.infer<typeof pageSchema>;

export async function listRuns({ before, limit, ...filter }: RunQuery): Promise<RunPage> {
  const { ids, stoppedAt } = await searchRuns(await runConditions(filter, { now: Date.now(), before }), limit + 1);
  const page = ids.slice(0, limit);
  const next = ids.length > limit ? page.at(-1) : stoppedAt;
  return {
    runs: await listedRuns(page),
    next: next ?? null,
    searchedTo: stoppedAt === undefined ? null : timeOfId(stoppedAt),
  };
}

/** Newest first; those that are gone are left out. */
export async function listedRuns(ids: string[]): Promise<ListedRun[]> {
  if (ids.length === 0) return [];
  const [rows, failed] = await Promise.all([findRunRows(ids), lastFailedActions(ids)]);
  return rows.map((row) => toListedRun(row, row.status === 'Succeeded' ? undefined : failed.get(row.id)));
}
