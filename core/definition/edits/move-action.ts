import { fromPointer } from '#core/definition/json-pointer.ts';
import type { Place } from '#core/definition/place.ts';
import { sourceOf } from './action-source.ts';
import { deleteAction } from './delete-action.ts';
import { EditError } from './edit-error.ts';
import { readTarget, requireAction, textPath } from './edit-target.ts';
import { insertAction } from './insert-action.ts';
import { writeRunAfter } from './run-after-text.ts';

type MoveAction = { name: string; to: Place };

/**
 * Takes a step out of its place, where its neighbours are joined, and puts it with all it holds at another one.
 * A place beside the step itself changes nothing. Throws `EditError` when the place is inside the step.
 */
export function moveAction(text: string, { name, to }: MoveAction): string {
  const target = readTarget(text);
  const located = requireAction(target, name);
  const path = textPath(target, located);
  const container = fromPointer(to.container);
  if (path.every((step, index) => container[index] === step)) {
    throw new EditError('InsideItself', `"${located.name}" cannot be moved into itself.`);
  }
  const isNeighbour = [...to.after, ...to.before].some((other) => other.toLowerCase() === located.name.toLowerCase());
  if (isNeighbour) return text;
  const source = sourceOf(text, path);
  return insertAction(deleteAction(text, { name: located.name }), {
    name: located.name,
    at: to,
    content: (runAfter) => ({ source: writeRunAfter(source, [], runAfter) }),
  });
}
