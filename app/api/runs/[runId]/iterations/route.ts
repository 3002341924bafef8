/** The iterations of a loop. */

import { apiRoute } from '#server/http.ts';
import { iterationQuerySchema, listIterations } from '#server/use-cases/list-iterations.ts';

export const GET = apiRoute<{ runId: string }>(async ({ params, query }) => {
  return Response.json(await listIterations(params.runId, iterationQuerySchema.parse(Object.fromEntries(query))));
});
