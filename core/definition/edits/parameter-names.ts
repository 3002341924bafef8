/** Names of parameters, which match without regard to letter case (WDL reference 2). */

import { findPropertyName } from '#core/json/get-property.ts';
import { EditError } from './edit-error.ts';
import type { EditTarget } from './edit-target.ts';

/** The parameter's own spelling. Throws `EditError` when there is none. */
export function requireParameter({ definition }: EditTarget, name: string): string {
  const found = findPropertyName(definition.parameters ?? {}, name);
  if (found === undefined) throw new EditError('NotFound', `There is no parameter named "${name}".`);
  return found;
}

/** Throws `EditError` when the name cannot be given; `current` may be kept in another spelling. */
export function checkParameterName({ definition }: EditTarget, newName: string, current?: string): void {
  if (newName.trim() === '' || newName !== newName.trim()) {
    throw new EditError('InvalidName', 'Give the parameter a name that does not begin or end with a blank.');
  }
  if (newName.toLowerCase() === current?.toLowerCase()) return;
  const taken = findPropertyName(definition.parameters ?? {}, newName);
  if (taken !== undefined) throw new EditError('NameTaken', `There is a parameter "${taken}" already.`);
}
