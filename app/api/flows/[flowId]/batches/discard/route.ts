/** Removes what waits in one partition of a batch. */

import { batchPartitionSchema } from '#core/api/batches.ts';
import { apiRoute, noContent, readBody } from '#server/http.ts';
import { discardBatch } from '#server/use-cases/discard-batch.ts';

export const POST = apiRoute<{ flowId: string }>(async ({ request, params }) => {
  await discardBatch({ ...(await readBody(request, batchPartitionSchema)), ...params });
  return noContent();
});
