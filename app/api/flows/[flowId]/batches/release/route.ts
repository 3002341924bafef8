/** Runs what waits in one partition of a batch, now. */

import { batchPartitionSchema } from '#core/api/batches.ts';
import { apiRoute, readBody } from '#server/http.ts';
import { releaseBatchNow } from '#server/use-cases/release-batch.ts';

export const POST = apiRoute<{ flowId: string }>(async ({ request, params }) => {
  return Response.json(await releaseBatchNow({ ...(await readBody(request, batchPartitionSchema)), ...params }));
});
