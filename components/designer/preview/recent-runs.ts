/** The last runs of a flow, to choose from. */

import { z } from 'zod';
import { requestJson } from '#components/shell/request-json.ts';
import { type RunSummary, runSummarySchema } from '#core/api/runs.ts';

const COUNT = 20;

/** Of a page of runs only what there is to choose from. */
const choiceSchema = z.object({ runs: z.array(runSummarySchema) });

/** Newest first. Throws `RequestError`. */
export async function recentRuns(flowId: string): Promise<RunSummary[]> {
  const query = new URLSearchParams({ flowId, limit: String(COUNT) });
  return (await requestJson(`/api/runs?${query}`, choiceSchema)).runs;
}
