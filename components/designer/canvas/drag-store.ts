/** The drag that is going on. Apart from the designer's store, since it changes with every move of the pointer. */

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Place } from '#core/definition/place.ts';
import type { Point } from '#core/layout/flow-layout.ts';

export type Drag = {
  names: readonly string[];
  /** The pointer on the screen. */
  pointer: Point;
  /** Where the steps can go. */
  places: readonly Place[];
  /** Where the steps would go now. */
  place: Place | undefined;
};

export type DragStore = StoreApi<{ drag: Drag | null }>;

export function createDragStore(): DragStore {
  return createStore(() => ({ drag: null }));
}

export function canDropAt({ drag }: { drag: Drag | null }, place: Place): boolean {
  return drag?.places.some((other) => isSamePlace(other, place)) ?? false;
}

export function isSamePlace(a: Place, b: Place): boolean {
  return (
    a.container === b.container &&
    a.after.join('\n') === b.after.join('\n') &&
    a.before.join('\n') === b.before.join('\n')
  );
}
