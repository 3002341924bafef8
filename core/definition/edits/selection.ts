/** What an edit of several actions works on: each once, an action inside a chosen one with that one. */

import type { LocatedAction } from '#core/definition/walk.ts';
import { EditError } from './edit-error.ts';
import { type EditTarget, requireAction } from './edit-target.ts';

/** In the order of the text. Throws `EditError` when there is nothing, or a name that no action has. */
export function readSelection(target: EditTarget, names: readonly string[]): LocatedAction[] {
  if (names.length === 0) throw new EditError('NothingSelected', 'Select at least one step.');
  const chosen = new Set(names.map((name) => requireAction(target, name)));
  const chosenNames = new Set([...chosen].map(({ name }) => name));
  return target.actions.filter(
    (located) => chosen.has(located) && !located.parents.some((parent) => chosenNames.has(parent)),
  );
}

/** Throws `EditError` when the actions do not all stand beside each other. */
export function requireSiblings(selection: readonly LocatedAction[]): void {
  const [first] = selection;
  const stranger = selection.find(({ siblings }) => siblings !== first?.siblings);
  if (!first || !stranger) return;
  throw new EditError(
    'NotSideBySide',
    `"${first.name}" and "${stranger.name}" stand in different containers; select steps of one.`,
  );
}

/** The selection by the container it is in. */
export function byContainer(selection: readonly LocatedAction[]): LocatedAction[][] {
  const groups = new Map<LocatedAction['siblings'], LocatedAction[]>();
  for (const located of selection) groups.set(located.siblings, [...(groups.get(located.siblings) ?? []), located]);
  return [...groups.values()];
}
