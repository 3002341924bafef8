import type { WorkflowDefinition } from './types.ts';
import { walkActions } from './walk.ts';

/** Longest name of a step (WDL reference 2). */
export const MAX_NAME_LENGTH = 80;

/**
 * The wanted name as a name for a new step: blanks become underscores, and `_2`, `_3` … follows while an action or
 * trigger has it (names are unique over the whole definition, WDL reference 2).
 */
export function uniqueName(definition: WorkflowDefinition, wanted: string): string {
  const taken = takenNames(definition);
  const base = wanted.trim().replaceAll(/\s+/g, '_').slice(0, MAX_NAME_LENGTH) || 'Step';
  let name = base;
  for (let count = 2; taken.has(name.toLowerCase()); count += 1) {
    const suffix = `_${count}`;
    name = base.slice(0, MAX_NAME_LENGTH - suffix.length) + suffix;
  }
  return name;
}

/** The names of all actions and triggers, in lower case. */
export function takenNames(definition: WorkflowDefinition): Set<string> {
  const triggers = Object.keys(definition.triggers ?? {});
  return new Set([...walkActions(definition).map(({ name }) => name), ...triggers].map((name) => name.toLowerCase()));
}
