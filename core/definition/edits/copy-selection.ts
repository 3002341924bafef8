import { styleOf } from '#core/definition/json-style.ts';
import { groupOf } from './action-group.ts';
import { clipboardText } from './clipboard.ts';
import { readTarget } from './edit-target.ts';
import { readSelection } from './selection.ts';

/**
 * Steps as plain JSON for the clipboard: `{"copied": "millrace/1", "actions": {…}}`, each step as it stands, `runAfter`
 * kept among themselves. Throws `EditError` when a name is unknown.
 */
export function copySelection(text: string, names: readonly string[]): string {
  const target = readTarget(text);
  return clipboardText(groupOf(text, target, readSelection(target, names)), styleOf(text));
}
