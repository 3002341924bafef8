import { readForEdit } from '#core/definition/json-path-edits.ts';
import { nodeAt } from '#core/definition/json-pointer.ts';
import { EditError } from './edit-error.ts';
import type { EditTarget } from './edit-target.ts';

/** The path of a note from the root of the text. Throws `EditError` when there is none of that id. */
export function requireNote(text: string, { root }: EditTarget, id: string): string[] {
  const path = [...root, 'metadata', 'notes', id];
  if (nodeAt(readForEdit(text), path)?.kind !== 'object') throw new EditError('NotFound', `There is no note "${id}".`);
  return path;
}
