/** Runs of one flow or of all that pass a filter, page by page. */

import { apiRoute } from '#server/http.ts';
import { listRuns, runQuerySchema } from '#server/use-cases/list-runs.ts';

export const GET = apiRoute(async ({ query }) => {
  return Response.json(await listRuns(runQuerySchema.parse(Object.fromEntries(query))));
});
