/** The signed-in person's saved filters of the list of runs. */

import { saveRunFilterSchema } from '#core/api/saved-run-filters.ts';
import { apiRoute, readBody } from '#server/http.ts';
import { listSavedRunFilters } from '#server/use-cases/list-saved-run-filters.ts';
import { saveRunFilter } from '#server/use-cases/save-run-filter.ts';

export const GET = apiRoute(async ({ signedIn }) => {
  return Response.json({ filters: await listSavedRunFilters(signedIn.user.id) });
});

export const POST = apiRoute(async ({ request, signedIn }) => {
  const saved = await saveRunFilter(signedIn.user.id, await readBody(request, saveRunFilterSchema));
  return Response.json(saved, { status: 201 });
});
