/** Where on this site an alert can be looked into. */

import type { AlertKind } from '#core/api/alerts.ts';

export function alertPath(kind: AlertKind, flowId: string | null): string {
  const flow = flowId === null ? '' : `flowId=${encodeURIComponent(flowId)}`;
  switch (kind) {
    case 'FailureRate':
    case 'FailuresInARow':
      return `/failures?within=24h${flow && `&${flow}`}`;
    case 'DeadLetters':
      return '/failures/dead-letters';
    case 'RunsWaiting':
    case 'NoWorker':
      return `/runs?status=Waiting${flow && `&${flow}`}`;
    default:
      return flowId === null ? '/alerts' : `/flows/${encodeURIComponent(flowId)}/runs`;
  }
}
