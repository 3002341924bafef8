/** What replaying asks of the server. */

import { requestJson } from '#components/shell/request-json.ts';
import { type ReplayRequestInput, replayedRunSchema } from '#core/api/replays.ts';

/** Answers the new run's id. */
export async function replayRun(runId: string, body: ReplayRequestInput): Promise<string> {
  const url = `/api/runs/${encodeURIComponent(runId)}/replay`;
  return (await requestJson(url, replayedRunSchema, { method: 'POST', body })).runId;
}
