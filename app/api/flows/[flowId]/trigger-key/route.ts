/** A new address for a flow's trigger. */

import { apiRoute } from '#server/http.ts';
import { rotateTriggerKey } from '#server/use-cases/rotate-trigger-key.ts';

export const POST = apiRoute<{ flowId: string }>(async ({ params }) => {
  return Response.json(await rotateTriggerKey(params.flowId));
});
