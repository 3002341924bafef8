/** Publishes the saved draft. */

import { publishFlowSchema } from '#core/api/flows.ts';
import { apiRoute, readBody } from '#server/http.ts';
import { publishFlow } from '#server/use-cases/publish-flow.ts';

export const POST = apiRoute<{ flowId: string }>(async ({ request, params, signedIn }) => {
  const body = await readBody(request, publishFlowSchema);
  return Response.json(await publishFlow({ flowId: params.flowId, userId: signedIn.user.id, request: body }));
});
