/** What the page of a run asks of the server. */

import { z } from 'zod';
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

const startedSchema = z.object({ runId: z.string() });

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
  signal?: AbortSignal;
};

export function getIterations(
  runId: string,
  { actions, prefix, from = 0, signal }: IterationQuery,
): Promise<IterationList> {
  const query = new URLSearchParams({ actions: actions.join(','), prefix, from: String(from) });
  return requestJson(runUrl(runId, `/iterations?${query}`), iterationListSchema, signal ? { signal } : {});
}

/** Whose inputs and outputs. */
export type ValuesOf = { trigger: true } | { action: string; repetition: string };

function valuesQuery(of: ValuesOf): URLSearchParams {
  if ('trigger' in of) return new URLSearchParams({ trigger: '1' });
  return new URLSearchParams({ action: of.action, repetition: of.repetition });
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

/** Runs again with the same trigger outputs; answers the new run's id. */
export async function runAgain(runId: string): Promise<string> {
  return (await requestJson(runUrl(runId, '/run-again'), startedSchema, { method: 'POST' })).runId;
}
