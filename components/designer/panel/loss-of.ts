/** What is lost with a step: the steps inside it, and what other steps read from it. */

import type { WorkflowDefinition } from '#core/definition/types.ts';
import { findAction, type LocatedAction, walkActions } from '#core/definition/walk.ts';
import { referencesOf } from '#core/expressions/template.ts';
import type { Value } from '#core/json/value.ts';

export type Loss = {
  /** Names of the steps inside. */
  inside: string[];
  /** Names of the steps outside whose expressions name the step or one inside it. */
  dependents: string[];
};

export function lossOf(definition: WorkflowDefinition, name: string): Loss {
  const located = findAction(definition, name);
  if (!located) return { inside: [], dependents: [] };
  const all = walkActions(definition);
  const inside = all.filter(({ parents }) => parents.includes(located.name)).map((action) => action.name);
  const lost = new Set([located.name, ...inside].map((each) => each.toLowerCase()));
  const outside = all.filter((action) => !lost.has(action.name.toLowerCase()));
  return { inside, dependents: outside.filter((action) => refersTo(action, lost)).map((action) => action.name) };
}

function refersTo({ action }: LocatedAction, names: ReadonlySet<string>): boolean {
  const { actions, else: otherwise, cases, default: fallback, ...own } = action;
  // What is left is JSON: an action without the actions inside it.
  const { actions: named, results, loops } = referencesOf(own as { [property: string]: Value });
  return [...named, ...results, ...loops].some((name) => names.has(name.toLowerCase()));
}
