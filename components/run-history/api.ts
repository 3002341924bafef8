/** What the page of a run asks of the server. */

import { requestJson, requestNothing } from '#components/shell/request-json.ts';
import {
  type IterationList,
  iterationListSchema,
  type RecordSummaryJson,
  type RunDetail,
  type RunValues,
  recordListSchema,
  runDetailSchema,
  runValuesSchema,
} from '#core/api/runs.ts';

const runUrl = (runId: string, rest = '') => `/api/runs/${encodeURIComponent(runId)}${rest}`;

export function getRun(runId: string, signal?: AbortSignal): Promise<RunDetail> {
  return requestJson(runUrl(runId), runDetailSchema, signal ? { signal } : {});
}

/** Records of exactly one iteration, for example `000003/000000`. */
export async function getRecords(
  runId: string,
  repetition: string,
  signal?: AbortSignal,
): Promise<RecordSummaryJson[]> {
  const query = new URLSearchParams({ repetition });
  const url = runUrl(runId, `/records?${query}`);
  return (await requestJson(url, recordListSchema, signal ? { signal } : {})).records;
}

export type IterationQuery = {
  /** Names of the actions directly inside the loop. */
  actions: string[];
  /** The outer repetition; empty at the top. */
  prefix: string;
  from?: number;
  limit?: number;
  isFailed?: boolean;
  signal?: AbortSignal;
};

export function getIterations(
  runId: string,
  { actions, prefix, from = 0, limit, isFailed = false, signal }: IterationQuery,
): Promise<IterationList> {
  const query = new URLSearchParams({ actions: actions.join(','), prefix, from: String(from) });
  if (limit !== undefined) query.set('limit', String(limit));
  if (isFailed) query.set('failed', '1');
  return requestJson(runUrl(runId, `/iterations?${query}`), iterationListSchema, signal ? { signal } : {});
}

/** Whose inputs and outputs; with `attempt`, what an attempt before the last one brought. */
export type ValuesOf = { trigger: true } | { action: string; repetition: string; attempt?: number };

function valuesQuery(of: ValuesOf): URLSearchParams {
  if ('trigger' in of) return new URLSearchParams({ trigger: '1' });
  const { action, repetition, attempt } = of;
  return new URLSearchParams({ action, repetition, ...(attempt !== undefined && { attempt: String(attempt) }) });
}

export function getValues(runId: string, of: ValuesOf, signal?: AbortSignal): Promise<RunValues> {
  return requestJson(runUrl(runId, `/values?${valuesQuery(of)}`), runValuesSchema, signal ? { signal } : {});
}

/** Where the whole value can be downloaded. */
export function downloadUrl(runId: string, of: ValuesOf, side: 'inputs' | 'outputs'): string {
  const query = valuesQuery(of);
  query.set('side', side);
  query.set('download', '1');
  return runUrl(runId, `/values?${query}`);
}

export const eventsUrl = (runId: string) => runUrl(runId, '/events');

export function cancelRun(runId: string): Promise<void> {
  return requestNothing(runUrl(runId, '/cancel'), { method: 'POST' });
}
