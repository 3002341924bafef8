/** A definition with some of its actions replaced. */

import type { ActionDefinition, ActionDefinitions, WorkflowDefinition } from './types.ts';

export type ActionMapper = (name: string, action: ActionDefinition) => ActionDefinition;

/** `map` sees each action as it is; the steps inside what it answers are mapped in turn, unless it answers another type. */
export function mapActions(definition: WorkflowDefinition, map: ActionMapper): WorkflowDefinition {
  return { ...definition, ...(definition.actions && { actions: mapAll(definition.actions, map) }) };
}

function mapAll(actions: ActionDefinitions, map: ActionMapper): ActionDefinitions {
  return Object.fromEntries(
    Object.entries(actions).map(([name, action]) => {
      const mapped = map(name, action);
      return [name, mapped.type === action.type ? mapInside(mapped, map) : mapped];
    }),
  );
}

function mapInside(action: ActionDefinition, map: ActionMapper): ActionDefinition {
  const side = <S extends { actions?: ActionDefinitions }>(inner: S): S => ({
    ...inner,
    ...(inner.actions && { actions: mapAll(inner.actions, map) }),
  });
  const { cases } = action;
  return {
    ...side(action),
    ...(action.else && { else: side(action.else) }),
    ...(action.default && { default: side(action.default) }),
    ...(cases && { cases: Object.fromEntries(Object.entries(cases).map(([name, inner]) => [name, side(inner)])) }),
  };
}
