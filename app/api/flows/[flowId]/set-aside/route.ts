/** Keeps a draft that gives way in a conflict. */

import { setAsideSchema } from '#core/api/versions.ts';
import { apiRoute, readBody } from '#server/http.ts';
import { setAsideDraft } from '#server/use-cases/set-aside-draft.ts';

export const POST = apiRoute<{ flowId: string }>(async ({ request, params, signedIn }) => {
  const body = await readBody(request, setAsideSchema);
  const kept = await setAsideDraft({ flowId: params.flowId, user: signedIn.user, request: body });
  return Response.json(kept, { status: 201 });
});
