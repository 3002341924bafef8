/**
 * Finds actions in a definition and tells how they hang together.
 * Names match without regard to letter case (WDL reference 2).
 */

import { branchesOf } from './branches.ts';
import { predecessorsAmong, successorsAmong } from './siblings.ts';
import type { ActionDefinition, ActionDefinitions, WorkflowDefinition } from './types.ts';
import { createUpstream } from './upstream.ts';

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

/** Actions by their name in lower case; of a name given twice the first one. */
export type ActionIndex = ReadonlyMap<string, LocatedAction>;

/** A definition is a value, which nobody changes: one walk serves all who ask. */
const walked = new WeakMap<WorkflowDefinition, readonly LocatedAction[]>();

/** All actions, a container before what it holds, in the order of the text. */
export function walkActions(definition: WorkflowDefinition): readonly LocatedAction[] {
  const known = walked.get(definition);
  if (known) return known;
  const found: LocatedAction[] = [];
  collect(definition.actions ?? {}, { path: ['actions'], parents: [], found });
  walked.set(definition, found);
  return found;
}

type Collecting = { path: string[]; parents: string[]; found: LocatedAction[] };

function collect(siblings: ActionDefinitions, { path, parents, found }: Collecting): void {
  for (const [name, action] of Object.entries(siblings)) {
    const own = [...path, name];
    found.push({ name, action, path: own, siblings, parents });
    for (const branch of branchesOf(action)) {
      collect(branch.actions, { path: [...own, ...branch.path], parents: [...parents, name], found });
    }
  }
}

export function indexActions(actions: readonly LocatedAction[]): ActionIndex {
  const index = new Map<string, LocatedAction>();
  for (const located of actions) {
    const key = located.name.toLowerCase();
    if (!index.has(key)) index.set(key, located);
  }
  return index;
}

/** Looks the action up without regard to letter case. */
export function findAction(definition: WorkflowDefinition, name: string): LocatedAction | undefined {
  const key = name.toLowerCase();
  return walkActions(definition).find((located) => located.name.toLowerCase() === key);
}

/** The container action an action stands in; undefined at the top level. */
export function containerOf(definition: WorkflowDefinition, name: string): LocatedAction | undefined {
  const parent = findAction(definition, name)?.parents.at(-1);
  return parent === undefined ? undefined : findAction(definition, parent);
}

/** The siblings the action waits for, in their own spelling. */
export function predecessorsOf(definition: WorkflowDefinition, name: string): string[] {
  const located = findAction(definition, name);
  return located ? predecessorsAmong(located.siblings, located.action) : [];
}

/** The siblings that wait for the action. */
export function successorsOf(definition: WorkflowDefinition, name: string): string[] {
  const located = findAction(definition, name);
  return located ? successorsAmong(located.siblings, located.name) : [];
}

/**
 * The actions whose outputs an expression in the named action may refer to, in the order of the text: all that can be
 * reached backwards over `runAfter`, climbing from the inner container to the outer ones, with the whole inside of a
 * container that was reached (WDL reference 10, last paragraph).
 */
export function actionsVisibleFrom(definition: WorkflowDefinition, name: string): LocatedAction[] {
  const all = walkActions(definition);
  const index = indexActions(all);
  const user = index.get(name.toLowerCase());
  if (!user) return [];
  const upstream = createUpstream(index);
  return all.filter((target) => upstream.isBefore(target, user));
}
