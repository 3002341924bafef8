/** Short ways to write definitions in tests of the validation. */

import type { Problem } from '#core/validation/problem.ts';
import { validateDefinition } from '#core/validation/validate-definition.ts';

export const REQUEST = { manual: { type: 'Request', kind: 'Http', inputs: { schema: {} } } };
export const compose = (inputs: unknown, predecessor?: string) => ({
  type: 'Compose',
  inputs,
  runAfter: predecessor === undefined ? {} : { [predecessor]: ['Succeeded'] },
});

export function problemsOf(actions: object, rest: object = {}): Problem[] {
  return validateDefinition(JSON.stringify({ triggers: REQUEST, actions, ...rest }, undefined, 2));
}

export function codes(actions: object, rest: object = {}): string[] {
  return problemsOf(actions, rest).map(({ code }) => code);
}

export const triggered = (trigger: object): object => ({ triggers: { Start: trigger } });
export const every = (recurrence: object): object => triggered({ type: 'Recurrence', recurrence });
export const declare = (name: string, type: string) => ({
  type: 'InitializeVariable',
  inputs: { variables: [{ name, type }] },
});
export const startsAfter = (name: string) => ({ runAfter: { [name]: ['Succeeded'] } });
