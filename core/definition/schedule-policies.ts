/**
 * What a Recurrence does about times at which nothing could fire it, and about a run that is still at work: `metadata.missedFires`
 * and `metadata.overlap` of the trigger, extensions that Logic Apps ignores. A queue is the trigger's own concurrency of 1.
 */

import type { TriggerDefinition } from './types.ts';

export const MISSED_FIRES = ['Skip', 'Once', 'All'] as const;
/** Left out, a run starts beside those that are at work. */
export const OVERLAPS = ['Skip', 'CancelPrevious'] as const;

export type SchedulePolicies = {
  missedFires: (typeof MISSED_FIRES)[number];
  overlap: (typeof OVERLAPS)[number] | undefined;
};

/** A word that is none of them counts as left out; publishing refuses it. */
export function schedulePolicies({ metadata }: Pick<TriggerDefinition, 'metadata'>): SchedulePolicies {
  return {
    missedFires: MISSED_FIRES.find((word) => word === metadata?.missedFires) ?? 'Skip',
    overlap: OVERLAPS.find((word) => word === metadata?.overlap),
  };
}
