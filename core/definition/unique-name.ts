import type { WorkflowDefinition } from './types.ts';
import { walkActions } from './walk.ts';

/** Longest name of a step (WDL reference 2). */
export const MAX_NAME_LENGTH = 80;

/**
 * The wanted name as a name for a new step: blanks become underscores, and `_2`, `_3` … follows while an action or
 * trigger has it (names are unique over the whole definition, WDL reference 2).
 */
export function uniqueName(definition: WorkflowDefinition, wanted: string): string {
  return freeName(takenNames(definition), wanted.trim().replaceAll(/\s+/g, '_') || 'Step');
}

/** The wanted name, or the next one that counts on from it; `taken` is in lower case. */
export function freeName(taken: ReadonlySet<string>, wanted: string): string {
  const whole = wanted.slice(0, MAX_NAME_LENGTH);
  if (!taken.has(whole.toLowerCase())) return whole;
  const base = whole.replace(/_\d+$/, '') || whole;
  for (let count = 2; ; count += 1) {
    const suffix = `_${count}`;
    const name = base.slice(0, MAX_NAME_LENGTH - suffix.length) + suffix;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** The names of all actions and triggers, in lower case. */
export function takenNames(definition: WorkflowDefinition): Set<string> {
  const triggers = Object.keys(definition.triggers ?? {});
  return new Set([...walkActions(definition).map(({ name }) => name), ...triggers].map((name) => name.toLowerCase()));
}
