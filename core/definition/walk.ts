import type { ActionDefinition, ActionDefinitions, WorkflowDefinition } from './types.ts';
/** An action and where it stands. */
export type LocatedAction = {
  name: string;
  action: ActionDefinition;
  /** Path of the action from the definition's root: ['actions', 'Scope', 'actions', 'Inner']. */
  path: string[];
  /** The actions object the action is in. */
  siblings: ActionDefinitions;
  /** The enclosing container actions, outermost first. */
  parents: string[];
};
export function walkActions(definition: WorkflowDefinition): LocatedAction[] {
  void definition;
  throw new Error('Not there yet');
}
/** Looks the action up without regard to letter case. */
export function findAction(definition: WorkflowDefinition, name: string): LocatedAction | undefined {
  void definition;
  void name;
  throw new Error('Not there yet');
}
/** The container action an action stands in; undefined at the top level. */
export function containerOf(definition: WorkflowDefinition, name: string): LocatedAction | undefined {
  void definition;
  void name;
  throw new Error('Not there yet');
}
export function predecessorsOf(definition: WorkflowDefinition, name: string): string[] {
  void definition;
  void name;
  throw new Error('Not there yet');
}
export function successorsOf(definition: WorkflowDefinition, name: string): string[] {
  void definition;
  void name;
  throw new Error('Not there yet');
}
/** The actions whose outputs an expression in the named action may refer to, in document order. */
export function actionsVisibleFrom(definition: WorkflowDefinition, name: string): LocatedAction[] {
  void definition;
  void name;
  throw new Error('Not there yet');
}
