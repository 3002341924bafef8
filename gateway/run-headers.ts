/** The headers that tell a caller which run is meant (WDL reference 12.2). */

import type { Headers } from './answer.ts';

export function runHeaders({ runId, clientTrackingId }: { runId: string; clientTrackingId: string }): Headers {
  // A tracking id may come from an expression; a header takes visible characters of ASCII only.
  const trackingId = clientTrackingId.replace(/[^\x20-\x7e]/g, '?');
  return { 'x-ms-workflow-run-id': runId, 'x-ms-client-tracking-id': trackingId };
}
