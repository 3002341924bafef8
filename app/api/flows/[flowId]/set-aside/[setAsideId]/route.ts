/** The texts of a draft that gave way in a conflict. */

import { apiRoute } from '#server/http.ts';
import { getSetAside } from '#server/use-cases/get-set-aside.ts';

export const GET = apiRoute<{ flowId: string; setAsideId: string }>(async ({ params }) => {
  return Response.json(await getSetAside(params.flowId, params.setAsideId));
});
