/** What an edit needs to know of the text it changes, and the checks that all edits share. */

import { toPointer } from '#core/definition/json-pointer.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { MAX_NAME_LENGTH, takenNames } from '#core/definition/unique-name.ts';
import { type ActionIndex, indexActions, type LocatedAction, walkActions } from '#core/definition/walk.ts';
import { EditError } from './edit-error.ts';

export type EditTarget = {
  definition: WorkflowDefinition;
  /** Path of the definition inside the text. */
  root: string[];
  actions: readonly LocatedAction[];
  index: ActionIndex;
};

/** Throws `EditError` when the text holds no definition. */
export function readTarget(text: string): EditTarget {
  const { definition, root, problems } = parseDefinition(text);
  if (!definition) {
    throw new EditError('NoDefinition', problems[0]?.message ?? 'The code holds no definition. Put that right first.');
  }
  const actions = walkActions(definition);
  return { definition, root, actions, index: indexActions(actions) };
}

/** The action, found without regard to letter case. Throws `EditError` when there is none. */
export function requireAction(target: EditTarget, name: string): LocatedAction {
  const located = target.index.get(name.toLowerCase());
  if (!located) throw new EditError('NotFound', `There is no action named "${name}".`);
  return located;
}

/** The action's path from the root of the text. */
export function textPath(target: EditTarget, located: LocatedAction): string[] {
  return [...target.root, ...located.path];
}

/**
 * Throws `EditError` when the name cannot be given to a step; `current` is the name it has now, which it may keep in
 * another spelling (WDL reference 2).
 */
export function checkNewName(target: EditTarget, newName: string, current?: string): void {
  if (newName.trim() === '') throw new EditError('InvalidName', 'Give the step a name.');
  if (newName !== newName.trim()) throw new EditError('InvalidName', 'A name does not begin or end with a blank.');
  if (newName.length > MAX_NAME_LENGTH) {
    throw new EditError(
      'InvalidName',
      `A name has at most ${MAX_NAME_LENGTH} characters; this one has ${newName.length}.`,
    );
  }
  if (newName.toLowerCase() === current?.toLowerCase()) return;
  if (takenNames(target.definition).has(newName.toLowerCase())) {
    throw new EditError('NameTaken', `"${newName}" is taken: names of steps differ in more than letter case.`);
  }
}

/** Throws `EditError` when the path (from the root of the text) names no place for actions. */
export function checkContainer(target: EditTarget, path: readonly string[]): void {
  const inner = path.slice(target.root.length);
  const isUnderRoot = target.root.every((step, index) => path[index] === step);
  const isPlace =
    (inner.length === 1 && inner[0] === 'actions') ||
    target.actions.some((located) => startsWith(inner, located.path) && isBranch(inner.slice(located.path.length)));
  if (!isUnderRoot || !isPlace)
    throw new EditError('NoContainer', `There is no place for actions at ${toPointer(path)}.`);
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((step, index) => path[index] === step);
}

function isBranch(path: readonly string[]): boolean {
  if (path.at(-1) !== 'actions') return false;
  const [first] = path;
  return (
    path.length === 1 ||
    (path.length === 2 && (first === 'else' || first === 'default')) ||
    (path.length === 3 && first === 'cases')
  );
}
