import type { Place } from '#core/definition/place.ts';
export type MoveAction = { name: string; to: Place };
export function moveAction(text: string, options: MoveAction): string {
  void text;
  void options;
  throw new Error('Not there yet');
}
