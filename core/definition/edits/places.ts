/** Places that are told by where they are, not by a line on the canvas. */

import { fromPointer } from '#core/definition/json-pointer.ts';
import type { Place } from '#core/definition/place.ts';
import { siblingsAt } from './action-group.ts';
import { checkContainer, readTarget } from './edit-target.ts';
import { endsOf, wiringOf } from './wiring.ts';

/** Beside all that follows: a branch of its own from the same predecessors. */
export function parallelTo({ container, after }: Place): Place {
  return { container, after, before: [] };
}

/**
 * Behind all branches of a container that run when every step succeeds. `container` is a pointer as in `Place`. Throws
 * `EditError` when there is no such container.
 */
export function placeAtEnd(text: string, container: string): Place {
  const target = readTarget(text);
  const path = fromPointer(container);
  checkContainer(target, path);
  return { container, after: endsOf(wiringOf(siblingsAt(target, path))), before: [] };
}
