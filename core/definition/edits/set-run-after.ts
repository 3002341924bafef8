import { predecessorsAmong, siblingNamed } from '#core/definition/siblings.ts';
import type { ActionDefinitions } from '#core/definition/types.ts';
import { EditError } from './edit-error.ts';
import { readTarget, requireAction, textPath } from './edit-target.ts';
import { replacePredecessor, statusesAfter, writeRunAfter } from './run-after-text.ts';

type SetRunAfter = {
  name: string;
  predecessor: string /** null: does not wait for it any more. */;
  statuses: string[] | null;
};

/** Sets under which statuses of a predecessor the step runs. Throws `EditError` when that would make a circle. */
export function setRunAfter(text: string, { name, predecessor, statuses }: SetRunAfter): string {
  const target = readTarget(text);
  const located = requireAction(target, name);
  const { siblings, action } = located;
  const path = textPath(target, located);
  if (statuses === null) return writeRunAfter(text, path, replacePredecessor(action.runAfter, predecessor, {}));
  const sibling = siblingNamed(siblings, predecessor);
  if (sibling === undefined) {
    throw new EditError(
      'NotFound',
      `"${predecessor}" does not stand beside "${located.name}", so it cannot come before it.`,
    );
  }
  if (statuses.length === 0) throw new EditError('NoStatus', `Choose at least one status of "${sibling}".`);
  if (comesBefore(siblings, located.name, sibling)) {
    throw new EditError('Cycle', `"${sibling}" already runs after "${located.name}": each would wait for the other.`);
  }
  const known = statusesAfter(action, sibling) !== undefined;
  const changed = known
    ? Object.fromEntries(
        Object.entries(action.runAfter ?? {}).map(([key, old]) => [key, isSame(key, sibling) ? statuses : old]),
      )
    : { ...action.runAfter, [sibling]: statuses };
  return writeRunAfter(text, path, changed);
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** True when `later` is `first` or waits for it, however far. */
function comesBefore(siblings: ActionDefinitions, first: string, later: string): boolean {
  const seen = new Set<string>();
  const waiting = [later];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === first) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    const action = siblings[next];
    if (action) waiting.push(...predecessorsAmong(siblings, action));
  }
  return false;
}
