/** The texts of one version. */

import { apiRoute } from '#server/http.ts';
import { getVersion } from '#server/use-cases/get-version.ts';

export const GET = apiRoute<{ flowId: string; number: string }>(async ({ params }) => {
  return Response.json(await getVersion(params.flowId, Number(params.number)));
});
