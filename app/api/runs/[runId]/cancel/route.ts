/** Cancels a run. */

import { apiRoute } from '#server/http.ts';
import { cancelRun } from '#server/use-cases/cancel-run.ts';

export const POST = apiRoute<{ runId: string }>(async ({ params }) => {
  await cancelRun(params.runId);
  return new Response(null, { status: 202 });
});
