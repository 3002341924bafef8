/**
 * Whose outputs an action may refer to: all that can be reached backwards over `runAfter`, climbing from the inner
 * container to the outer ones, with the whole inside of a container that was reached (WDL reference 10, last paragraph).
 */

import { branchesOf } from './branches.ts';
import type { ActionDefinitions, WorkflowDefinition } from './types.ts';
import { type ActionIndex, indexActions, type LocatedAction, predecessorsAmong, walkActions } from './walk.ts';

/** The actions whose outputs an expression in the named action may refer to, in the order of the text. */
export function actionsVisibleFrom(definition: WorkflowDefinition, name: string): LocatedAction[] {
  const all = walkActions(definition);
  const upstream = upstreamOf(indexActions(all), name);
  return all.filter((located) => upstream.has(located.name.toLowerCase()));
}

/**
 * Names in lower case. The inside of a Foreach that was reached is not among them: from outside, a name in it stands
 * for many repetitions.
 */
export function upstreamOf(index: ActionIndex, name: string): ReadonlySet<string> {
  const found = new Set<string>();
  const start = index.get(name.toLowerCase());
  const chain = start ? [start.name, ...start.parents.toReversed()] : [];
  for (const step of chain) {
    const located = index.get(step.toLowerCase());
    if (located) addPredecessors(located.siblings, located.name, found);
  }
  return found;
}

/** All actions inside the action, however deep; names in lower case. */
export function insideOf(action: LocatedAction['action'], into: Set<string> = new Set()): Set<string> {
  for (const { actions } of branchesOf(action)) {
    for (const [name, inner] of Object.entries(actions)) addWithInside(name, inner, into);
  }
  return into;
}

function addPredecessors(siblings: ActionDefinitions, name: string, found: Set<string>): void {
  const waiting = [name];
  const seen = new Set(waiting);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const action = siblings[next];
    if (!action) continue;
    for (const predecessor of predecessorsAmong(siblings, action)) {
      if (seen.has(predecessor)) continue;
      seen.add(predecessor);
      waiting.push(predecessor);
      const reached = siblings[predecessor];
      if (reached) addWithInside(predecessor, reached, found);
    }
  }
}

function addWithInside(name: string, action: LocatedAction['action'], into: Set<string>): void {
  into.add(name.toLowerCase());
  if (action.type.toLowerCase() !== 'foreach') insideOf(action, into);
}
