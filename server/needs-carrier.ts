/**
 * Which flows get a carrier of their own (architecture, rule 5). A carrier interprets its runs side by side and stays open
 * as long as the slowest of them, so a run that can wait long or grow large must not share one: flows with delays,
 * callbacks, child flows or loops, and with HTTP actions that expect a long job on the other side, which an author says by
 * a `limit.timeout` on a call that polls (WDL reference 12.3). A plain HTTP call is short: its retries are bounded.
 */

import { hasOption } from '#core/definition/operation-options.ts';
import type { ActionDefinition, WorkflowDefinition } from '#core/definition/types.ts';
import { walkActions } from '#core/definition/walk.ts';

const WAITING_TYPES = new Set(['wait', 'until', 'foreach', 'workflow', 'httpwebhook', 'apiconnectionwebhook']);

export function needsCarrier(definition: WorkflowDefinition): boolean {
  return walkActions(definition).some(({ action }) => canWait(action));
}

function canWait(action: ActionDefinition): boolean {
  const type = action.type.toLowerCase();
  return WAITING_TYPES.has(type) || (type === 'http' && expectsLongJob(action));
}

function expectsLongJob(action: ActionDefinition): boolean {
  return action.limit?.timeout !== undefined && !hasOption(action, 'DisableAsyncPattern');
}
