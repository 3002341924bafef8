/** One of the signed-in person's saved filters. */

import { renameRunFilterSchema } from '#core/api/saved-run-filters.ts';
import { apiRoute, noContent, readBody } from '#server/http.ts';
import { deleteRunFilter } from '#server/use-cases/delete-run-filter.ts';
import { renameRunFilter } from '#server/use-cases/rename-run-filter.ts';

type Params = { filterId: string };

export const PATCH = apiRoute<Params>(async ({ request, params, signedIn }) => {
  const { name } = await readBody(request, renameRunFilterSchema);
  return Response.json(await renameRunFilter({ id: params.filterId, userId: signedIn.user.id }, name));
});

export const DELETE = apiRoute<Params>(async ({ params, signedIn }) => {
  await deleteRunFilter({ id: params.filterId, userId: signedIn.user.id });
  return noContent();
});
