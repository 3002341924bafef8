import { withoutSelection } from './action-group.ts';
import { readTarget } from './edit-target.ts';
import { readSelection } from './selection.ts';

/**
 * Removes steps with all they hold. What ran after them runs after their predecessors; a condition other than Succeeded,
 * on the way in or out, is kept. Expressions that name them stay, and show up as problems (`brokenBy`).
 */
export function deleteActions(text: string, names: readonly string[]): string {
  const target = readTarget(text);
  return withoutSelection(text, target, readSelection(target, names));
}
