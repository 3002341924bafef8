import { styleOf } from '#core/definition/json-style.ts';
import { groupOf } from './action-group.ts';
import { clipboardText } from './clipboard.ts';
import { readTarget } from './edit-target.ts';
import { readSelection } from './selection.ts';
import { namesWithin, notesFor } from './step-notes.ts';

/**
 * Steps as plain JSON for the clipboard: `{"copied": "millrace/1", "actions": {…}}`, each step as it stands, `runAfter`
 * kept among themselves, and `notes` for them, if there are any. Throws `EditError` when a name is unknown.
 */
export function copySelection(text: string, names: readonly string[]): string {
  const target = readTarget(text);
  const selection = readSelection(target, names);
  const notes = notesFor(target, namesWithin(target, selection));
  return clipboardText(groupOf(text, target, selection), { style: styleOf(text), notes });
}
