/** A wish to add a step: where, and which button it came from. */

import type { Place } from '#core/definition/place.ts';

export type AddRequest = {
  /** What is added: an action at a place, or the flow's trigger. */
  target: { kind: 'action'; place: Place } | { kind: 'trigger' };
  /** The picker opens here, and the focus returns here. */
  button: HTMLElement;
};
