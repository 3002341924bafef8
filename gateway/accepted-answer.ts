/** What a caller hears who does not get the flow's own answer: that the run is accepted, which one, and where to ask for its end. */

import { hasOption } from '#core/definition/operation-options.ts';
import type { TriggerDefinition } from '#core/definition/types.ts';
import { type Answer, type Headers, jsonAnswer } from './answer.ts';
import { runHeaders } from './run-headers.ts';

/** Seconds after which it is worth asking for the status of a run. */
export const STATUS_RETRY_AFTER = '2';

type RunIds = { runId: string; clientTrackingId: string };

export function acceptedAnswer(run: RunIds, trigger: TriggerDefinition, statusUrl: string): Answer {
  const headers = { ...identityHeaders(run, trigger), location: statusUrl, 'retry-after': STATUS_RETRY_AFTER };
  return jsonAnswer(202, { runId: run.runId, status: 'Accepted' }, headers);
}

/** Which run it is, unless the trigger keeps that to itself (WDL reference 11.9). */
export function identityHeaders(run: RunIds, trigger: TriggerDefinition): Headers {
  return hasOption(trigger, 'SuppressWorkflowHeadersOnResponse') ? {} : runHeaders(run);
}
