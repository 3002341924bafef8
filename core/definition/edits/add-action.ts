import type { Place } from '#core/definition/place.ts';
import type { ActionDefinition } from '#core/definition/types.ts';
import type { Value } from '#core/json/value.ts';
import { withGroupAt } from './action-group.ts';
import { checkNewName, readTarget } from './edit-target.ts';

type AddAction = { name: string; action: ActionDefinition; at: Place };

/** Adds a step at a place; its `runAfter` is told by the place. Throws `EditError` when name or place do not fit. */
export function addAction(text: string, { name, action, at }: AddAction): string {
  checkNewName(readTarget(text), name);
  // An action is JSON, only better known.
  const value = action as { [field: string]: Value };
  return withGroupAt(text, { contents: new Map([[name, { value }]]), wiring: new Map([[name, {}]]) }, at);
}
