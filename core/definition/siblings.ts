/** The actions of one container and how they follow each other; names match without regard to letter case (WDL reference 2). */

import type { ActionDefinition, ActionDefinitions } from './types.ts';

/** The siblings named in the action's `runAfter`; names that no sibling has are left out. */
export function predecessorsAmong(siblings: ActionDefinitions, action: ActionDefinition): string[] {
  return Object.keys(action.runAfter ?? {}).flatMap((name) => siblingNamed(siblings, name) ?? []);
}

export function successorsAmong(siblings: ActionDefinitions, name: string): string[] {
  const folded = name.toLowerCase();
  return Object.keys(siblings).filter((sibling) =>
    Object.keys(siblings[sibling]?.runAfter ?? {}).some((predecessor) => predecessor.toLowerCase() === folded),
  );
}

/** The sibling's own spelling of a name: exact, else without regard to letter case. */
export function siblingNamed(siblings: ActionDefinitions, name: string): string | undefined {
  if (Object.hasOwn(siblings, name)) return name;
  const folded = name.toLowerCase();
  return Object.keys(siblings).find((sibling) => sibling.toLowerCase() === folded);
}
