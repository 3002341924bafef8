/** What is lost with steps: those inside them, and what other steps read from them. */

import type { WorkflowDefinition } from '#core/definition/types.ts';
import { type LocatedAction, walkActions } from '#core/definition/walk.ts';
import { referencesOf } from '#core/expressions/template.ts';
import type { Value } from '#core/json/value.ts';

export type Loss = {
  /** Names of the steps inside. */
  inside: string[];
  /** Names of the steps outside whose expressions name the steps or one inside them. */
  dependents: string[];
};

export function lossOf(definition: WorkflowDefinition, names: readonly string[]): Loss {
  const all = walkActions(definition);
  const chosen = new Set(names.map(folded));
  const isLost = ({ name, parents }: LocatedAction) => [name, ...parents].some((each) => chosen.has(folded(each)));
  const inside = all.filter((action) => isLost(action) && !chosen.has(folded(action.name)));
  const lost = new Set([...chosen, ...inside.map(({ name }) => folded(name))]);
  const dependents = all.filter((action) => !isLost(action) && refersTo(action, lost));
  return { inside: inside.map(({ name }) => name), dependents: dependents.map(({ name }) => name) };
}

function folded(name: string): string {
  return name.toLowerCase();
}

function refersTo({ action }: LocatedAction, names: ReadonlySet<string>): boolean {
  const { actions, else: otherwise, cases, default: fallback, ...own } = action;
  // What is left is JSON: an action without the actions inside it.
  const { actions: named, results, loops } = referencesOf(own as { [property: string]: Value });
  return [...named, ...results, ...loops].some((name) => names.has(folded(name)));
}
