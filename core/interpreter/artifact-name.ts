/** The map or schema that an action names, in either way of the reference (WDL reference 8). */

import type { Value } from '#core/json/value.ts';
import { fieldOf, requireText } from './input-fields.ts';

/** Fails the action when it names none. */
export function artifactName(inputs: Value, kind: 'map' | 'schema'): string {
  const account = fieldOf(inputs, 'integrationAccount') ?? null;
  return requireText(fieldOf(inputs, kind) ?? fieldOf(account, kind) ?? null, 'name');
}
