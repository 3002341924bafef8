/** What the list of waiting messages asks of the server. */

import { requestJson, requestNothing } from '#components/shell/request-json.ts';
import { type BatchPartition, releasedBatchSchema } from '#core/api/batches.ts';

/** The ids of the runs that it has become. */
export async function releaseBatch(flowId: string, { batchName, partitionName }: BatchPartition): Promise<string[]> {
  const url = `/api/flows/${flowId}/batches/release`;
  const released = await requestJson(url, releasedBatchSchema, { method: 'POST', body: { batchName, partitionName } });
  return released.runIds;
}

export async function discardBatch(flowId: string, { batchName, partitionName }: BatchPartition): Promise<void> {
  await requestNothing(`/api/flows/${flowId}/batches/discard`, { method: 'POST', body: { batchName, partitionName } });
}
