/** What an InitializeVariable declares (WDL reference 6). */

import type { LocatedAction } from '#core/definition/walk.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';

/** `type` is in lower case; name and type are empty where they are missing. */
type VariableEntry = { name: string; type: string; value: Value | undefined };

export function variableEntries({ action }: LocatedAction): VariableEntry[] {
  const list: Value | undefined = isObject(action.inputs) ? action.inputs.variables : undefined;
  if (!Array.isArray(list)) return [];
  return list.map((entry) => {
    const { name, type, value } = isObject(entry) ? entry : {};
    return {
      name: typeof name === 'string' ? name : '',
      type: typeof type === 'string' ? type.toLowerCase() : '',
      value,
    };
  });
}
