import type { Recurrence } from '#core/definition/types.ts';
export function describeRecurrence(recurrence: Recurrence): string {
  void recurrence;
  throw new Error('Not there yet');
}
