/** Whether a run is kept whatever its age. */

import { holdRequestSchema } from '#core/api/retention.ts';
import { apiRoute, noContent, readBody } from '#server/http.ts';
import { holdRun } from '#server/use-cases/hold-run.ts';

export const PUT = apiRoute<{ runId: string }>(async ({ params, request, signedIn }) => {
  const { reason } = await readBody(request, holdRequestSchema);
  await holdRun(params.runId, { reason, heldById: signedIn.user.id });
  return noContent();
});

export const DELETE = apiRoute<{ runId: string }>(async ({ params }) => {
  await holdRun(params.runId, null);
  return noContent();
});
