import { toPointer } from '#core/definition/json-pointer.ts';
import type { Place } from '#core/definition/place.ts';
import { successorsAmong } from '#core/definition/siblings.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { uniqueName } from '#core/definition/unique-name.ts';
import { type LocatedAction, walkActions } from '#core/definition/walk.ts';
import { sourceOf } from './action-source.ts';
import { checkNewName, type EditTarget, readTarget, requireAction, textPath } from './edit-target.ts';
import { insertAction } from './insert-action.ts';
import { renameAction } from './rename-action.ts';
import { isNormal, statusesAfter, writeRunAfter } from './run-after-text.ts';

type DuplicateAction = { name: string; newName: string };

/**
 * Puts a copy of the step behind it. Steps inside the copy get names of their own, and what they say about each other
 * follows. What handles a failure of the original stays with the original.
 */
export function duplicateAction(text: string, { name, newName }: DuplicateAction): string {
  const target = readTarget(text);
  const located = requireAction(target, name);
  checkNewName(target, newName);
  const path = textPath(target, located);
  const source = withNewNames(sourceOf(text, path), { target, located, newName });
  return insertAction(text, {
    name: newName,
    at: placeBehind(located, path),
    content: (runAfter) => ({ source: writeRunAfter(source, [], runAfter) }),
  });
}

function placeBehind({ siblings, name }: LocatedAction, path: readonly string[]): Place {
  const before = successorsAmong(siblings, name).filter((successor) =>
    isNormal(statusesAfter(siblings[successor], name)),
  );
  return { container: toPointer(path.slice(0, -1)), after: [name], before };
}

/** Renames inside the copy as a definition of its own, so that references to steps outside stay. */
function withNewNames(
  source: string,
  options: { target: EditTarget; located: LocatedAction; newName: string },
): string {
  const { target, located, newName } = options;
  let copy = `{"actions":{${JSON.stringify(located.name)}:${source}}}`;
  const taken: WorkflowDefinition = {
    ...target.definition,
    triggers: { ...target.definition.triggers, [newName]: { type: '' } },
  };
  for (const inner of walkActions({ actions: { [located.name]: located.action } }).slice(1)) {
    const fresh = uniqueName(taken, inner.name);
    taken.triggers = { ...taken.triggers, [fresh]: { type: '' } };
    copy = renameAction(copy, { name: inner.name, newName: fresh });
  }
  return sourceOf(renameAction(copy, { name: located.name, newName }), ['actions', newName]);
}
