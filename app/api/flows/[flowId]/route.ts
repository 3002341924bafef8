/** One flow. */

import { changeFlowSchema } from '#core/api/flows.ts';
import { apiRoute, noContent, readBody } from '#server/http.ts';
import { changeFlow } from '#server/use-cases/change-flow.ts';
import { deleteFlow } from '#server/use-cases/delete-flow.ts';
import { getFlow } from '#server/use-cases/get-flow.ts';

type Params = { flowId: string };

export const GET = apiRoute<Params>(async ({ params }) => Response.json(await getFlow(params.flowId)));

export const PATCH = apiRoute<Params>(async ({ request, params }) => {
  return Response.json(await changeFlow(params.flowId, await readBody(request, changeFlowSchema)));
});

export const DELETE = apiRoute<Params>(async ({ params }) => {
  await deleteFlow(params.flowId);
  return noContent();
});
