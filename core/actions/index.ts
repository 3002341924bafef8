import type { ActionDefinition, TriggerDefinition } from '#core/definition/types.ts';
import type { OperationDescription, TriggerDescription } from './define-action.ts';
export const ACTIONS: readonly OperationDescription[] = [];
export const TRIGGERS: readonly TriggerDescription[] = [];
/** The row for an action; undefined for a type that does not run here. */
export function describeAction(action: Pick<ActionDefinition, 'type' | 'inputs'>): OperationDescription | undefined {
  void action;
  throw new Error('Not there yet');
}
/** The row for a trigger; undefined for a type that does not run here. */
export function describeTrigger(trigger: Pick<TriggerDefinition, 'type'>): TriggerDescription | undefined {
  void trigger;
  throw new Error('Not there yet');
}
