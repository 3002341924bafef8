import type { Recurrence } from '#core/definition/types.ts';
/** Milliseconds since the epoch. */
export type FireTimesOptions = { after: number; enabledAt: number; count: number };
export function fireTimes(recurrence: Recurrence, options: FireTimesOptions): number[] {
  void recurrence;
  void options;
  throw new Error('Not there yet');
}
