/** How many runs that pass a filter were accepted when. */

import { runFilterSchema } from '#core/api/run-filter.ts';
import { apiRoute } from '#server/http.ts';
import { countRunsOverTime } from '#server/use-cases/count-runs.ts';

export const GET = apiRoute(async ({ query }) => {
  return Response.json(await countRunsOverTime(runFilterSchema.parse(Object.fromEntries(query))));
});
