/** All flows, and new ones. */

import { createFlowSchema } from '#core/api/flows.ts';
import { apiRoute, readBody } from '#server/http.ts';
import { createFlow } from '#server/use-cases/create-flow.ts';
import { listFlows } from '#server/use-cases/list-flows.ts';

export const GET = apiRoute(async () => Response.json(await listFlows()));

export const POST = apiRoute(async ({ request }) => {
  return Response.json(await createFlow(await readBody(request, createFlowSchema)), { status: 201 });
});
