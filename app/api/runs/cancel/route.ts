/** Ends all runs that pass a filter, or those that were chosen. */

import { cancelRunsSchema } from '#core/api/bulk-replays.ts';
import { apiRoute, readBody } from '#server/http.ts';
import { cancelRuns } from '#server/use-cases/cancel-runs.ts';

export const POST = apiRoute(async ({ request }) => {
  const runs = await readBody(request, cancelRunsSchema);
  return Response.json({ count: await cancelRuns(runs) }, { status: 202 });
});
