/** Tells the lists of runs when any run has changed. */

import { eventStream } from '#server/event-stream.ts';
import { apiRoute } from '#server/http.ts';
import { watchRuns } from '#server/use-cases/watch-runs.ts';

const PAUSE_MS = 1_000;

export const GET = apiRoute(async ({ request }) => {
  return eventStream(request.signal, (send) => watchRuns(undefined, { onNotice: send, pauseMs: PAUSE_MS }));
});
