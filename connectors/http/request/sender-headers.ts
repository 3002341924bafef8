/** What a call says of the run that makes it, so that the other side can find it again (WDL reference 12.2). */

import type { CallContext } from '#connectors/define-runner.ts';
import type { CallSender } from '#core/interpreter/host.ts';

/** Nothing with the option `SuppressWorkflowHeaders`. */
export function senderHeaders({ sender, clientTrackingId, trace }: CallContext): { [name: string]: string } {
  if (sender === null) return {};
  const headers = { ...(sender && runHeaders(sender)), 'x-ms-client-tracking-id': clientTrackingId, ...trace };
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, visible(value)]));
}

function runHeaders({ flowId, flowName, versionNumber, runId, action, trackingId }: CallSender) {
  return {
    'x-ms-workflow-id': flowId,
    'x-ms-workflow-name': flowName,
    'x-ms-workflow-version': String(versionNumber),
    'x-ms-workflow-run-id': runId,
    'x-ms-workflow-run-tracking-id': runId,
    'x-ms-workflow-operation-name': action,
    'x-ms-correlation-id': runId,
    'x-ms-tracking-id': trackingId,
    'x-ms-action-tracking-id': trackingId,
    'x-ms-client-request-id': trackingId,
  };
}

/** Names and tracking ids may hold any character, a header only visible ones of ASCII. */
function visible(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?');
}
