/** What doing many runs again asks of the server. */

import { requestJson, requestNothing } from '#components/shell/request-json.ts';
import {
  type BulkReplayDetail,
  type BulkReplaySummary,
  bulkReplayDetailSchema,
  bulkReplaySchema,
  type CancelRuns,
  cancelledRunsSchema,
  type StartBulkReplay,
} from '#core/api/bulk-replays.ts';

export function startBulkReplay(body: StartBulkReplay): Promise<BulkReplaySummary> {
  return requestJson('/api/runs/replays', bulkReplaySchema, { method: 'POST', body });
}

export function getBulkReplay(id: string, signal: AbortSignal): Promise<BulkReplayDetail> {
  return requestJson(`/api/runs/replays/${encodeURIComponent(id)}`, bulkReplayDetailSchema, { signal });
}

export function stopBulkReplay(id: string): Promise<void> {
  return requestNothing(`/api/runs/replays/${encodeURIComponent(id)}/stop`, { method: 'POST' });
}

/** Answers how many were asked to end. */
export async function cancelRuns(body: CancelRuns): Promise<number> {
  return (await requestJson('/api/runs/cancel', cancelledRunsSchema, { method: 'POST', body })).count;
}
