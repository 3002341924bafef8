/** No further run is done again; those that were begun go on. */

import { apiRoute, noContent } from '#server/http.ts';
import { stopBulkReplay } from '#server/use-cases/stop-bulk-replay.ts';

export const POST = apiRoute<{ replayId: string }>(async ({ params }) => {
  await stopBulkReplay(params.replayId);
  return noContent();
});
