/** A copy of a flow. */

import { apiRoute } from '#server/http.ts';
import { duplicateFlow } from '#server/use-cases/duplicate-flow.ts';

export const POST = apiRoute<{ flowId: string }>(async ({ params }) => {
  return Response.json(await duplicateFlow(params.flowId), { status: 201 });
});
