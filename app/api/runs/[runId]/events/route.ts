/** Tells an open page when its run has changed, at most four times a second. */

import { eventStream } from '#server/event-stream.ts';
import { apiRoute } from '#server/http.ts';
import { requireRun } from '#server/use-cases/require-run.ts';
import { watchRuns } from '#server/use-cases/watch-runs.ts';

const PAUSE_MS = 250;

export const GET = apiRoute<{ runId: string }>(async ({ request, params }) => {
  await requireRun(params.runId);
  return eventStream(request.signal, (send) => watchRuns(params.runId, { onNotice: send, pauseMs: PAUSE_MS }));
});
