import { copySelection } from './copy-selection.ts';
import { deleteActions } from './delete-actions.ts';

/** Takes steps out of the text into the clipboard. Throws `EditError` when a name is unknown. */
export function cutSelection(text: string, names: readonly string[]): { text: string; clipboardText: string } {
  return { clipboardText: copySelection(text, names), text: deleteActions(text, names) };
}
