/** What the pages with lists of runs read of a request: the filter in the address, the columns that the browser remembers. */

import { cookies } from 'next/headers';

import { requireSignedIn } from '#app/current-user.ts';
import { COLUMNS_COOKIE, type RunColumn, readColumns } from '#components/runs/run-columns.ts';
import { type FilterReading, readRunFilter } from '#core/api/run-filter.ts';
import type { RunPage } from '#core/api/runs.ts';
import type { SavedRunFilter } from '#core/api/saved-run-filters.ts';
import { listRuns, RUN_PAGE_SIZE } from '#server/use-cases/list-runs.ts';
import { listSavedRunFilters } from '#server/use-cases/list-saved-run-filters.ts';

export type RunSearch = { [name: string]: string | string[] | undefined };

export type FoundRuns = FilterReading & { page: RunPage; saved: SavedRunFilter[]; columns: RunColumn[] };

/** What makes no sense in the address is left out and named. */
export async function findRuns(search: RunSearch): Promise<FoundRuns> {
  const { user } = await requireSignedIn();
  const reading = readRunFilter(search);
  const [page, saved, jar] = await Promise.all([
    listRuns({ ...reading.filter, limit: RUN_PAGE_SIZE }),
    listSavedRunFilters(user.id),
    cookies(),
  ]);
  return { ...reading, page, saved, columns: readColumns(jar.get(COLUMNS_COOKIE)?.value) };
}
