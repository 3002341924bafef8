/** Which entry of `staticResults` a step uses, and which steps use an entry (WDL reference 11.8). */

import type { LocatedAction } from '#core/definition/walk.ts';
import { findPropertyName } from '#core/json/get-property.ts';
import { isObject } from '#core/json/objects.ts';
import type { EditTarget } from './edit-target.ts';

/** The entry in its own spelling; undefined when the step names none that exists. */
export function staticResultNamed({ definition }: EditTarget, { action }: LocatedAction): string | undefined {
  const setting = action.runtimeConfiguration?.staticResult;
  const name = isObject(setting) ? setting.name : undefined;
  return typeof name === 'string' ? findPropertyName(definition.staticResults ?? {}, name) : undefined;
}

export function usersOf(target: EditTarget, entry: string): LocatedAction[] {
  return target.actions.filter((located) => staticResultNamed(target, located) === entry);
}
