import { readTarget } from './edit-target.ts';
import { removeSettingAt } from './remove-setting.ts';
import { requireNote } from './require-note.ts';

type DeleteNote = { id: string };

/** Removes a note, and `metadata` when nothing is left in it. Throws `EditError` when there is no such note. */
export function deleteNote(text: string, { id }: DeleteNote): string {
  const target = readTarget(text);
  return removeSettingAt(text, requireNote(text, target, id), target.root.length);
}
