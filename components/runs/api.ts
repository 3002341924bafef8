/** What the list of runs asks of the server. */

import { requestJson, requestNothing } from '#components/shell/request-json.ts';
import { type RunFilter, runFilterQuery } from '#core/api/run-filter.ts';
import {
  type ListedRun,
  listedRunsSchema,
  type RunCounts,
  type RunPage,
  runCountsSchema,
  runPageSchema,
} from '#core/api/runs.ts';
import { type SavedRunFilter, savedRunFilterSchema } from '#core/api/saved-run-filters.ts';

export async function fetchRuns(filter: RunFilter, before: string | null, signal: AbortSignal): Promise<RunPage> {
  const place = before === null ? '' : `&before=${before}`;
  return requestJson(`/api/runs?${runFilterQuery(filter)}${place}`, runPageSchema, { signal });
}

/** These runs as they are now. */
export async function fetchListedRuns(ids: readonly string[], signal: AbortSignal): Promise<ListedRun[]> {
  return (await requestJson(`/api/runs/listed?ids=${ids.join(',')}`, listedRunsSchema, { signal })).runs;
}

export async function fetchRunCounts(filter: RunFilter, signal: AbortSignal): Promise<RunCounts> {
  return requestJson(`/api/runs/counts?${runFilterQuery(filter)}`, runCountsSchema, { signal });
}

export async function saveRunFilter(name: string, filter: RunFilter): Promise<SavedRunFilter> {
  const body = { name, query: runFilterQuery(filter) };
  return requestJson('/api/runs/filters', savedRunFilterSchema, { method: 'POST', body });
}

export async function renameRunFilter(id: string, name: string): Promise<SavedRunFilter> {
  return requestJson(`/api/runs/filters/${id}`, savedRunFilterSchema, { method: 'PATCH', body: { name } });
}

export async function deleteRunFilter(id: string): Promise<void> {
  await requestNothing(`/api/runs/filters/${id}`, { method: 'DELETE' });
}

export function exportAddress(filter: RunFilter, format: 'csv' | 'json'): string {
  return `/api/runs/export?${new URLSearchParams([...new URLSearchParams(runFilterQuery(filter)), ['format', format]])}`;
}
