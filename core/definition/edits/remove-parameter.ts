import { removeAt } from '#core/definition/json-path-edits.ts';
import { readTarget } from './edit-target.ts';
import { requireParameter } from './parameter-names.ts';

type RemoveParameter = { name: string };

/** Removes the declaration. Expressions that name it stay, and show up as problems. Throws `EditError` when there is none. */
export function removeParameter(text: string, { name }: RemoveParameter): string {
  const target = readTarget(text);
  return removeAt(text, [...target.root, 'parameters', requireParameter(target, name)]);
}
