/** Ends all runs that pass a filter, or that were chosen, and have not ended: those nobody carries at once, the others by whoever carries them. */

import type { CancelRuns } from '#core/api/bulk-replays.ts';
import { readRunFilter } from '#core/api/run-filter.ts';
import { isRunEnded } from '#core/runs/status.ts';
import { newId } from '#server/identifiers.ts';
import { searchRuns } from '#server/repositories/run-search.ts';
import { cancelRunRows } from '#server/repositories/runs.ts';

import { runConditions } from './run-filter-conditions.ts';
import { readQuery } from './start-bulk-replay.ts';

const PAGE = 500;
const OPEN = ['Waiting', 'Running'] as const;

/** How many were asked to end. Throws `BadRequest` for a query with parts that nobody understands. */
export function cancelRuns({ query = '', runIds }: CancelRuns, now = new Date()): Promise<number> {
  return runIds ? cancelAll(runIds, now) : cancelByFilter(query, now);
}

async function cancelAll(ids: readonly string[], now: Date): Promise<number> {
  const { ended, asked } = await cancelRunRows(ids, now);
  return ended + asked;
}

async function cancelByFilter(query: string, now: Date): Promise<number> {
  const { filter } = readRunFilter(Object.fromEntries(new URLSearchParams(readQuery(query))));
  const status = (filter.status ?? [...OPEN]).filter((each) => !isRunEnded(each));
  if (status.length === 0) return 0;
  let count = 0;
  let before: string | undefined = newId();
  do {
    const conditions = await runConditions({ ...filter, status }, { now: now.getTime(), before });
    const { ids, stoppedAt } = await searchRuns(conditions, PAGE);
    count += await cancelAll(ids, now);
    before = ids.length === PAGE ? ids.at(-1) : stoppedAt;
  } while (before !== undefined);
  return count;
}
