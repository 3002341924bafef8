/** Run now. */

import { runFlowSchema } from '#core/api/flows.ts';
import { apiRoute, readBody } from '#server/http.ts';
import { runFlow } from '#server/use-cases/run-flow.ts';

export const POST = apiRoute<{ flowId: string }>(async ({ request, params }) => {
  return Response.json(await runFlow(params.flowId, await readBody(request, runFlowSchema)), { status: 202 });
});
