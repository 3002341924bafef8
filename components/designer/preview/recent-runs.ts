/** The last runs of a flow, to choose from. */

import { requestJson } from '#components/shell/request-json.ts';
import { type RunSummary, runPageSchema } from '#core/api/runs.ts';

const COUNT = 20;

/** Newest first. Throws `RequestError`. */
export async function recentRuns(flowId: string): Promise<RunSummary[]> {
  const query = new URLSearchParams({ flowId, limit: String(COUNT) });
  return (await requestJson(`/api/runs?${query}`, runPageSchema)).runs;
}
