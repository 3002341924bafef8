import { fromPointer, toPointer } from '#core/definition/json-pointer.ts';
import type { Place } from '#core/definition/place.ts';
import type { RunAfter } from '#core/definition/types.ts';
import type { LocatedAction } from '#core/definition/walk.ts';
import { groupOf, siblingsAt, withGroupAt, withoutSelection } from './action-group.ts';
import { type Broken, brokenBy } from './broken-by.ts';
import { EditError } from './edit-error.ts';
import { type EditTarget, readTarget, textPath } from './edit-target.ts';
import { readSelection } from './selection.ts';
import { closed, contracted, statusesIn, type Wiring, wiringOf, withGroup } from './wiring.ts';

/**
 * Takes steps out of their place, where their neighbours are joined, and puts them with all they hold at another one, in
 * the order they had. A place that is where they stand changes nothing. Throws `EditError` when the place is inside one
 * of them.
 */
export function moveActions(text: string, names: readonly string[], to: Place): string {
  const target = readTarget(text);
  const selection = readSelection(target, names);
  const container = fromPointer(to.container);
  const around = selection.find((located) =>
    textPath(target, located).every((step, index) => container[index] === step),
  );
  if (around) throw new EditError('InsideItself', `"${around.name}" cannot be moved into itself.`);
  const place = beside(target, selection, to);
  if (place === undefined) return text;
  return withGroupAt(withoutSelection(text, target, selection), groupOf(text, target, selection), place);
}

/** What a move would break, before it is done: nothing when the list is empty. */
export function brokenByMove(text: string, names: readonly string[], to: Place): Broken[] {
  return brokenBy(text, moveActions(text, names, to));
}

/** The place without the steps that move; undefined when they stand there already. */
function beside(target: EditTarget, selection: readonly LocatedAction[], to: Place): Place | undefined {
  const moving = new Set(selection.map(({ name }) => name.toLowerCase()));
  const isMoving = (name: string) => moving.has(name.toLowerCase());
  if (![...to.after, ...to.before].some(isMoving)) return to;
  if (selection.length === 1) return undefined;
  const container = fromPointer(to.container);
  const wiring = wiringOf(siblingsAt(target, container));
  const neighboursOf = (name: string): Wiring => contracted(wiring, (other) => !isMoving(other) || other === name);
  const ahead = (name: string): string[] => Object.keys(neighboursOf(name).get(name) ?? {});
  const behind = (name: string): string[] =>
    [...neighboursOf(name)].flatMap(([other, runAfter]) => (statusesIn(runAfter, name) ? [other] : []));
  const place = {
    container: to.container,
    after: [...new Set(to.after.flatMap((name) => (isMoving(name) ? ahead(name) : [name])))],
    before: [...new Set(to.before.flatMap((name) => (isMoving(name) ? behind(name) : [name])))],
  };
  const standsThere = selection.every(({ path }) => toPointer([...target.root, ...path.slice(0, -1)]) === to.container);
  const rest = contracted(wiring, (name) => !isMoving(name));
  const moved = withGroup(rest, closed(contracted(wiring, isMoving)), place);
  return standsThere && isSameWiring(wiring, moved) ? undefined : place;
}

function isSameWiring(left: Wiring, right: Wiring): boolean {
  return left.size === right.size && [...left].every(([name, runAfter]) => keyOf(runAfter) === keyOf(right.get(name)));
}

/** The same for the same predecessors and statuses in any order and letter case. */
function keyOf(runAfter: RunAfter | undefined): string {
  const entries = Object.entries(runAfter ?? {}).map(([name, statuses]) => [
    name.toLowerCase(),
    ...statuses.map((status) => status.toLowerCase()).sort(),
  ]);
  return JSON.stringify(entries.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));
}
