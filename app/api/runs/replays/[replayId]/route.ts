/** How far it is with many runs that are done again. */

import { apiRoute } from '#server/http.ts';
import { getBulkReplay } from '#server/use-cases/get-bulk-replay.ts';

export const GET = apiRoute<{ replayId: string }>(async ({ params }) => {
  return Response.json(await getBulkReplay(params.replayId));
});
