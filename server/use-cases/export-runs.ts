/**
 * All runs that pass a filter as a file, newest first. The rows are read page by page as fast as the file is taken, so that
 * a million of them need no more memory than a page; runs accepted meanwhile are not in it.
 */

import { z } from 'zod';

import { type RunFilter, runFilterSchema } from '#core/api/run-filter.ts';
import type { ListedRun } from '#core/api/runs.ts';
import { csvCell } from '#server/csv.ts';
import { searchRuns } from '#server/repositories/run-search.ts';

import { listedRuns } from './list-runs.ts';
import { runConditions } from './run-filter-conditions.ts';

export const exportQuerySchema = z.intersection(runFilterSchema, z.object({ format: z.enum(['csv', 'json']) }));

const PAGE_SIZE = 500;

export type ExportFormat = { type: string; pieces: AsyncGenerator<string> };

/** `type`: the file's content type. */
export function exportRuns(filter: RunFilter, format: 'csv' | 'json'): ExportFormat {
  return format === 'csv'
    ? { type: 'text/csv; charset=utf-8; header=present', pieces: csvPieces(filter) }
    : { type: 'application/json; charset=utf-8', pieces: jsonPieces(filter) };
}

async function* pagesOf(filter: RunFilter): AsyncGenerator<ListedRun[]> {
  const now = Date.now();
  let before: string | undefined;
  do {
    const { ids, stoppedAt } = await searchRuns(await runConditions(filter, { now, before }), PAGE_SIZE);
    yield await listedRuns(ids);
    before = ids.length === PAGE_SIZE ? ids.at(-1) : stoppedAt;
  } while (before !== undefined);
}

async function* jsonPieces(filter: RunFilter): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const runs of pagesOf(filter)) {
    if (runs.length === 0) continue;
    yield separator + runs.map((run) => JSON.stringify(run)).join(',\n');
    separator = ',\n';
  }
  yield separator === ',\n' ? '\n]\n' : '[]\n';
}

const COLUMNS: readonly { title: string; of(run: ListedRun): string | number | null | undefined }[] = [
  { title: 'Run', of: ({ id }) => id },
  { title: 'Flow', of: ({ flowName }) => flowName },
  { title: 'Flow id', of: ({ flowId }) => flowId },
  { title: 'Version', of: ({ versionNumber }) => versionNumber },
  { title: 'Status', of: ({ status }) => status },
  { title: 'Trigger', of: ({ triggerKind }) => triggerKind },
  { title: 'Tracking id', of: ({ clientTrackingId }) => clientTrackingId },
  { title: 'Accepted', of: ({ acceptedAt }) => timeText(acceptedAt) },
  { title: 'Started', of: ({ startedAt }) => timeText(startedAt) },
  { title: 'Ended', of: ({ endedAt }) => timeText(endedAt) },
  {
    title: 'Duration (ms)',
    of: ({ startedAt, endedAt }) => (startedAt === null || endedAt === null ? null : endedAt - startedAt),
  },
  { title: 'Error code', of: ({ error }) => error?.code },
  { title: 'Error', of: ({ error }) => error?.message },
  { title: 'Failed action', of: ({ failedAction }) => failedAction?.action },
  { title: "Action's error code", of: ({ failedAction }) => failedAction?.error.code },
  { title: "Action's error", of: ({ failedAction }) => failedAction?.error.message },
];

async function* csvPieces(filter: RunFilter): AsyncGenerator<string> {
  yield `${COLUMNS.map(({ title }) => csvCell(title)).join(',')}\r\n`;
  for await (const runs of pagesOf(filter)) {
    const lines = runs.map((run) => `${COLUMNS.map(({ of }) => csvCell(of(run))).join(',')}\r\n`);
    if (lines.length > 0) yield lines.join('');
  }
}

function timeText(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}
