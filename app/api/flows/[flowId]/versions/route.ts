/** The versions of a flow. */

import { apiRoute } from '#server/http.ts';
import { listVersions } from '#server/use-cases/list-versions.ts';

export const GET = apiRoute<{ flowId: string }>(async ({ params }) => {
  return Response.json(await listVersions(params.flowId));
});
