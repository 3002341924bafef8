import type { Place } from '#core/definition/place.ts';
import { moveActions } from './move-actions.ts';

type MoveAction = { name: string; to: Place };

/** Moves one step; see `moveActions`. */
export function moveAction(text: string, { name, to }: MoveAction): string {
  return moveActions(text, [name], to);
}
