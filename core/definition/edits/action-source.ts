/** The text of an action, taken out of its place to be put elsewhere with its formatting. */

import { readForEdit } from '#core/definition/json-path-edits.ts';
import { nodeAt } from '#core/definition/json-pointer.ts';
import { dedented } from '#core/definition/json-style.ts';
import { EditError } from './edit-error.ts';

/** Throws `EditError` when there is nothing at the path. */
export function sourceOf(text: string, path: readonly string[]): string {
  const node = nodeAt(readForEdit(text), path);
  if (!node) throw new EditError('NotFound', `There is no action named "${path.at(-1) ?? ''}".`);
  return dedented(text, node);
}
