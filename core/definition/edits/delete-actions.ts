import { withoutSelection } from './action-group.ts';
import { readTarget } from './edit-target.ts';
import { readSelection } from './selection.ts';
import { namesWithin, withoutNotesFor } from './step-notes.ts';

/**
 * Removes steps with all they hold and the notes for them. What ran after them runs after their predecessors; a condition other than Succeeded,
 * on the way in or out, is kept. Expressions that name them stay, and show up as problems (`brokenBy`).
 */
export function deleteActions(text: string, names: readonly string[]): string {
  const target = readTarget(text);
  const selection = readSelection(target, names);
  return withoutNotesFor(withoutSelection(text, target, selection), target, namesWithin(target, selection));
}
