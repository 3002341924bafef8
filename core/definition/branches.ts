/** Where an action holds other actions (WDL reference 5): the same list for walks, layout, edits and validation. */

import type { ActionDefinition, ActionDefinitions } from './types.ts';

type Branch = {
  /** Path of the `actions` object inside the action: ['actions'], ['else', 'actions'], ['cases', 'A', 'actions'] … */
  path: string[];
  actions: ActionDefinitions;
};

/** The branches that are written down, in the order in which a reader meets them. */
export function branchesOf(action: ActionDefinition): Branch[] {
  const branches: Branch[] = [];
  const add = (path: string[], actions: ActionDefinitions | undefined): void => {
    if (actions) branches.push({ path, actions });
  };
  add(['actions'], action.actions);
  add(['else', 'actions'], action.else?.actions);
  for (const [name, side] of Object.entries(action.cases ?? {})) add(['cases', name, 'actions'], side.actions);
  add(['default', 'actions'], action.default?.actions);
  return branches;
}
