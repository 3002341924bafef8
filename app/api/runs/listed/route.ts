/** The runs that a page shows, as they are now. */

import { z } from 'zod';

import { apiRoute } from '#server/http.ts';
import { listedRuns } from '#server/use-cases/list-runs.ts';

const querySchema = z.object({
  ids: z
    .string()
    .transform((ids) => ids.split(','))
    .pipe(z.array(z.string()).max(200)),
});

export const GET = apiRoute(async ({ query }) => {
  const { ids } = querySchema.parse(Object.fromEntries(query));
  return Response.json({ runs: await listedRuns(ids) });
});
