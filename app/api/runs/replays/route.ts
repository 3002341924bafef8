/** Many runs done again together: the ones there were, and a new one. */

import { startBulkReplaySchema } from '#core/api/bulk-replays.ts';
import { apiRoute, readBody } from '#server/http.ts';
import { listBulkReplays } from '#server/use-cases/get-bulk-replay.ts';
import { startBulkReplay } from '#server/use-cases/start-bulk-replay.ts';

export const GET = apiRoute(async () => Response.json(await listBulkReplays()));

export const POST = apiRoute(async ({ request, signedIn }) => {
  const order = await readBody(request, startBulkReplaySchema);
  return Response.json(await startBulkReplay(order, signedIn.user.id), { status: 201 });
});
