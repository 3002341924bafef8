/** One page of runs, newest first, of one flow or of all. */

import { z } from 'zod';

import type { RunPage } from '#core/api/runs.ts';
import { RUN_STATUSES } from '#core/runs/status.ts';
import { listRunRows } from '#server/repositories/runs.ts';

import { toRunSummary } from './run-summary.ts';

export const runQuerySchema = z.object({
  flowId: z.string().optional(),
  status: z.enum(RUN_STATUSES).optional(),
  /** The id of the last run of the page before. */
  before: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type RunQuery = z.infer<typeof runQuerySchema>;

export async function listRuns(query: RunQuery): Promise<RunPage> {
  const rows = await listRunRows({ ...query, limit: query.limit + 1 });
  const page = rows.slice(0, query.limit);
  return { runs: page.map(toRunSummary), next: rows.length > page.length ? (page.at(-1)?.id ?? null) : null };
}
