/** The draft of a flow. */

import { saveDraftSchema } from '#core/api/flows.ts';
import { apiRoute, readBody } from '#server/http.ts';
import { saveDraft } from '#server/use-cases/save-draft.ts';

export const PUT = apiRoute<{ flowId: string }>(async ({ request, params }) => {
  return Response.json(await saveDraft(params.flowId, await readBody(request, saveDraftSchema)));
});
