/** Puts an action at a place: shared by all edits that add one. */

import { parseDocument } from '#core/definition/json-document.ts';
import type { NewValue } from '#core/definition/json-edit.ts';
import { insertAt } from '#core/definition/json-path-edits.ts';
import { fromPointer, nodeAt } from '#core/definition/json-pointer.ts';
import type { Place } from '#core/definition/place.ts';
import { siblingNamed } from '#core/definition/siblings.ts';
import type { ActionDefinition, RunAfter } from '#core/definition/types.ts';
import { EditError } from './edit-error.ts';
import { checkContainer, type EditTarget, readTarget } from './edit-target.ts';
import { replacePredecessor, statusesAfter, writeRunAfter } from './run-after-text.ts';

type NewAction = { name: string; at: Place; content: (runAfter: RunAfter) => NewValue };

/**
 * The successors of `at.before` run after the new action instead of after `at.after`; the condition under which they ran
 * moves to the new action, so that a step added on a "has failed" line runs on that failure.
 */
export function insertAction(text: string, { name, at, content }: NewAction): string {
  const target = readTarget(text);
  const container = fromPointer(at.container);
  checkContainer(target, container);
  const siblings = siblingsAt(target, container);
  const after = at.after.map((wanted) => requireSibling(siblings, wanted));
  const before = at.before.map((wanted) => requireSibling(siblings, wanted));
  const runAfter: RunAfter = {};
  for (const predecessor of after) runAfter[predecessor] = inheritedStatuses(siblings, predecessor, before);
  let edited = insertAt(text, container, { name, content: content(runAfter), after: lastOf(text, container, after) });
  for (const successor of before) {
    const moved = after.reduce<RunAfter>(
      (current, predecessor) => replacePredecessor(current, predecessor, {}),
      siblings[successor]?.runAfter ?? {},
    );
    edited = writeRunAfter(edited, [...container, successor], { ...moved, [name]: ['Succeeded'] });
  }
  return edited;
}

type Siblings = { [name: string]: ActionDefinition };

function siblingsAt(target: EditTarget, container: readonly string[]): Siblings {
  const inner = JSON.stringify(container.slice(target.root.length));
  const members = target.actions.filter(({ path }) => JSON.stringify(path.slice(0, -1)) === inner);
  return Object.fromEntries(members.map(({ name, action }) => [name, action]));
}

function requireSibling(siblings: Siblings, name: string): string {
  const found = siblingNamed(siblings, name);
  if (found === undefined) throw new EditError('NotFound', `There is no action named "${name}" at this place.`);
  return found;
}

function inheritedStatuses(siblings: Siblings, predecessor: string, successors: readonly string[]): string[] {
  const statuses = successors.flatMap((successor) => statusesAfter(siblings[successor], predecessor) ?? []);
  return statuses.length === 0 ? ['Succeeded'] : [...new Set(statuses)];
}

/** Of the predecessors the one that stands last in the text. */
function lastOf(text: string, container: readonly string[], after: readonly string[]): string | undefined {
  const node = nodeAt(parseDocument(text).root, container);
  if (node?.kind !== 'object') return undefined;
  return node.properties.findLast((property) => after.includes(property.name))?.name;
}
