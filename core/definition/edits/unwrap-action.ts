import { branchesOf } from '#core/definition/branches.ts';
import { replaceProperty } from '#core/definition/json-edit.ts';
import { readForEdit } from '#core/definition/json-path-edits.ts';
import { findProperty, nodeAt } from '#core/definition/json-pointer.ts';
import { applyTextEdits } from '#core/definition/text-edit.ts';
import type { ActionDefinitions } from '#core/definition/types.ts';
import type { LocatedAction } from '#core/definition/walk.ts';
import { groupOf } from './action-group.ts';
import { brokenBy } from './broken-by.ts';
import { deleteActions } from './delete-actions.ts';
import { EditError } from './edit-error.ts';
import { readTarget, requireAction, textPath } from './edit-target.ts';
import { withRunAfter } from './run-after-text.ts';
import { withoutNotesFor } from './step-notes.ts';
import { endsOf, wiringOf, writeWiring } from './wiring.ts';
import { withUnwrapped } from './wrapped-wiring.ts';

type UnwrapAction = { name: string };

/**
 * Takes a container away and leaves its steps in its place. Throws `EditError` when they cannot live without it: they use
 * its items, others read its result, or more than one of its sides holds steps.
 */
export function unwrapAction(text: string, { name }: UnwrapAction): string {
  const target = readTarget(text);
  const located = requireAction(target, name);
  const actions = onlyBranch(located);
  if (!actions) return deleteActions(text, [located.name]);
  const path = textPath(target, located);
  const group = groupOf(
    text,
    target,
    target.actions.filter(({ siblings }) => siblings === actions),
  );
  const before = wiringOf(located.siblings);
  const after = withUnwrapped(before, { name: located.name, group: group.wiring, ends: endsOf(group.wiring) });
  const outside = new Map([...after].filter(([other]) => before.has(other)));
  const rewired = writeWiring(text, path.slice(0, -1), { before, after: outside });
  const container = nodeAt(readForEdit(rewired), path.slice(0, -1));
  const property = container?.kind === 'object' ? findProperty(container, located.name) : undefined;
  if (!property) return text;
  const steps = [...group.contents].map(([own, content]) => ({
    name: own,
    content: withRunAfter(content, after.get(own) ?? {}),
  }));
  const bare = applyTextEdits(rewired, [replaceProperty(rewired, property, steps)]);
  const unwrapped = withoutNotesFor(bare, target, new Set([located.name.toLowerCase()]));
  const [broken] = brokenBy(text, unwrapped);
  if (broken) {
    throw new EditError('Needed', `"${located.name}" cannot be taken away: ${broken.action}: ${broken.why}`);
  }
  return unwrapped;
}

/** The steps of the one side that has any; undefined when the container is empty. */
function onlyBranch({ name, action }: LocatedAction): ActionDefinitions | undefined {
  const branches = branchesOf(action);
  if (branches.length === 0) throw new EditError('NoContainer', `"${name}" holds no steps.`);
  const [first, second] = branches.filter(({ actions }) => Object.keys(actions).length > 0);
  if (second) {
    throw new EditError('SeveralSides', `More than one side of "${name}" holds steps; empty all but one first.`);
  }
  return first?.actions;
}
