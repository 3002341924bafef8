/** What the runs of a flow take. */

import { apiRoute } from '#server/http.ts';
import { getFlowStorage } from '#server/use-cases/get-flow-storage.ts';

export const GET = apiRoute<{ flowId: string }>(async ({ params }) =>
  Response.json(await getFlowStorage(params.flowId)),
);
