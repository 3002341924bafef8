/** Which actions change variables, and which hold such actions. */

import { branchesOf } from '#core/definition/branches.ts';
import type { ActionDefinition } from '#core/definition/types.ts';

const CHANGES_OF_VARIABLES: ReadonlySet<string> = new Set([
  'initializevariable',
  'setvariable',
  'incrementvariable',
  'decrementvariable',
  'appendtoarrayvariable',
  'appendtostringvariable',
]);

export function isChangeOfVariable({ type }: Pick<ActionDefinition, 'type'>): boolean {
  return CHANGES_OF_VARIABLES.has(type.toLowerCase());
}

/** Whether there is one inside, however deep. */
export function holdsChanges(action: ActionDefinition): boolean {
  return branchesOf(action).some(({ actions }) =>
    Object.values(actions).some((inner) => isChangeOfVariable(inner) || holdsChanges(inner)),
  );
}
