/** Starts a run with the input of this one. */

import { apiRoute } from '#server/http.ts';
import { runAgain } from '#server/use-cases/run-again.ts';

export const POST = apiRoute<{ runId: string }>(async ({ params }) => {
  return Response.json(await runAgain(params.runId), { status: 202 });
});
