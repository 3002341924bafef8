/** Which steps a step can still be made to wait for: siblings that do not wait for it themselves. */

import { successorsAmong } from '#core/definition/siblings.ts';
import type { LocatedAction } from '#core/definition/walk.ts';

export function possiblePredecessors({ name, action, siblings }: LocatedAction): string[] {
  const present = new Set(Object.keys(action.runAfter ?? {}).map((key) => key.toLowerCase()));
  const later = followersOf(siblings, name);
  return Object.keys(siblings).filter(
    (sibling) => sibling !== name && !later.has(sibling) && !present.has(sibling.toLowerCase()),
  );
}

/** All siblings that wait for the step, however indirectly. */
function followersOf(siblings: LocatedAction['siblings'], name: string): Set<string> {
  const found = new Set<string>();
  const waiting = [name];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const successor of successorsAmong(siblings, next)) {
      if (found.has(successor)) continue;
      found.add(successor);
      waiting.push(successor);
    }
  }
  return found;
}
