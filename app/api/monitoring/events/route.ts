/** Tells the page of figures when they were summed up anew. */

import { eventStream } from '#server/event-stream.ts';
import { apiRoute } from '#server/http.ts';
import { watchMetrics } from '#server/use-cases/watch-runs.ts';

const PAUSE_MS = 5_000;

export const GET = apiRoute(async ({ request }) => {
  return eventStream(request.signal, (send) => watchMetrics({ onNotice: send, pauseMs: PAUSE_MS }));
});
