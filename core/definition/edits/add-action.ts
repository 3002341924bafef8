import type { Place } from '#core/definition/place.ts';
import type { ActionDefinition } from '#core/definition/types.ts';
export type AddAction = { name: string; action: ActionDefinition; at: Place };
export function addAction(text: string, options: AddAction): string {
  void text;
  void options;
  throw new Error('Not there yet');
}
