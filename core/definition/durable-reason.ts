/**
 * Which calls of a Stateless flow are answered in memory (WDL reference 1). What has been promised must not be lost with a
 * process, so that is done only where the answer to the call is the whole promise: nothing goes on behind it, and nothing
 * comes from outside. Everything else runs durably, whatever its flow is called.
 */

import { responseModeOf } from './response-mode.ts';
import { runKeys } from './run-keys.ts';
import { successorsAmong } from './siblings.ts';
import type { FlowKind, TriggerDefinition, WorkflowDefinition } from './types.ts';
import { type LocatedAction, walkActions } from './walk.ts';

/** Actions that other flows or callers have to do with. */
const OUTSIDE_TYPES = new Set([
  'httpwebhook',
  'apiconnectionwebhook',
  'openapiconnectionwebhook',
  'workflow',
  'sendtobatch',
]);

type CalledFlow = { kind: FlowKind; definition: WorkflowDefinition; trigger: TriggerDefinition };

/** Why calls of this trigger run durably, as words for people; undefined where they are answered in memory. */
export function durableReason({ kind, definition, trigger }: CalledFlow): string | undefined {
  if (kind !== 'Stateless') return 'It is a Stateful flow.';
  if (trigger.type.toLowerCase() !== 'request') return 'Its trigger is not one that is called.';
  if (trigger.splitOn !== undefined) return 'Its trigger starts a run for each item.';
  if (trigger.runtimeConfiguration?.concurrency !== undefined) return 'Its trigger limits the runs at the same time.';
  const { idempotencyKey, orderKey } = runKeys(trigger);
  if (idempotencyKey !== undefined) return 'Its trigger gives its runs a key against doing a thing twice.';
  if (orderKey !== undefined) return 'Its trigger keeps runs in order.';
  if (responseModeOf(definition) !== 'Synchronous') return 'No Response gives its caller the end of the run.';
  const actions = walkActions(definition);
  if (actions.some(isFollowedResponse)) return 'Steps go on after the Response.';
  const waiting = actions.find(({ action }) => OUTSIDE_TYPES.has(action.type.toLowerCase()));
  return waiting && `The step '${waiting.name}' waits for what comes from outside.`;
}

/** A Response that is followed by anything but the end of the run. */
export function isFollowedResponse({ name, action, siblings }: LocatedAction): boolean {
  if (action.type.toLowerCase() !== 'response') return false;
  return successorsAmong(siblings, name).some((next) => siblings[next]?.type.toLowerCase() !== 'terminate');
}
