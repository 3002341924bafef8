/** The draft of a flow. */

import { saveDraftSchema } from '#core/api/flows.ts';
import { apiRoute, readBody } from '#server/http.ts';
import { saveDraft } from '#server/use-cases/save-draft.ts';

export const PUT = apiRoute<{ flowId: string }>(async ({ request, params, signedIn }) => {
  const body = await readBody(request, saveDraftSchema);
  return Response.json(await saveDraft(params.flowId, body, { userId: signedIn.user.id }));
});
