/** Does this run again as a new one, from the start or from a step. */

import { replayRequestSchema } from '#core/api/replays.ts';
import { apiRoute, readBody } from '#server/http.ts';
import { replayRun } from '#server/use-cases/replay-run.ts';

export const POST = apiRoute<{ runId: string }>(async ({ params, request }) => {
  const body = await readBody(request, replayRequestSchema);
  return Response.json(await replayRun(params.runId, body), { status: 202 });
});
