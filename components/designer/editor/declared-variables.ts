/** The variables that a flow declares. */

import type { WorkflowDefinition } from '#core/definition/types.ts';
import { walkActions } from '#core/definition/walk.ts';
import { getOwn, isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';

export type DeclaredVariable = { name: string; type: string };

/** All variables that the flow's InitializeVariable actions declare. */
export function declaredVariables(definition: WorkflowDefinition): DeclaredVariable[] {
  return walkActions(definition).flatMap(({ action }) => {
    if (action.type.toLowerCase() !== 'initializevariable' || !isObject(action.inputs)) return [];
    const list = getOwn(action.inputs, 'variables');
    return Array.isArray(list) ? list.flatMap(declaredVariable) : [];
  });
}

function declaredVariable(value: Value): DeclaredVariable[] {
  if (!isObject(value)) return [];
  const [name, type] = [getOwn(value, 'name'), getOwn(value, 'type')];
  return typeof name === 'string' ? [{ name, type: typeof type === 'string' ? type.toLowerCase() : 'any' }] : [];
}
