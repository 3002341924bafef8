/** When an Http trigger polls (WDL reference 3.3). Moments and spans in milliseconds. */

import type { Recurrence } from '#core/definition/types.ts';
import { fireTimes } from './fire-times.ts';

export type Polled = {
  now: number;
  /** When the flow was last enabled or published. */
  enabledAt: number;
  /** The answer's `Retry-After`. */
  retryAfter?: number | undefined;
  /** The answer started a run. */
  hasFired: boolean;
};

/** The first poll of a flow that was enabled; undefined when the recurrence is over or makes no sense. */
export function firstPoll(recurrence: Recurrence, enabledAt: number): number | undefined {
  return fireTimes(recurrence, { after: Number.NEGATIVE_INFINITY, enabledAt, count: 1 })[0];
}

/**
 * The next poll after an answer: what starts a run may ask for a sooner one, all else only for a later one than the
 * recurrence says. Undefined when the recurrence is over.
 */
export function nextPoll(recurrence: Recurrence, { now, enabledAt, retryAfter, hasFired }: Polled): number | undefined {
  const [next] = fireTimes(recurrence, { after: now, enabledAt, count: 1 });
  if (next === undefined || retryAfter === undefined) return next;
  return hasFired ? now + retryAfter : Math.max(next, now + retryAfter);
}
