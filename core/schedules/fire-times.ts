/** When a Recurrence trigger fires (WDL reference 13). */

import type { Recurrence } from '#core/definition/types.ts';
import { dayOf, daysFrom } from './calendar-days.ts';
import { type Plan, planOf } from './plan.ts';
import { DAY_MS } from './zone-clock.ts';

/** Moments in milliseconds since the epoch. */
type FireTimesOptions = {
  /** Only fires later than this one. */
  after: number;
  /** When the flow was last enabled or published: without a start time the first fire, and no fire is before it. */
  enabledAt: number;
  /** How many at most. */
  count: number;
};

/**
 * The next fires, earliest first; fewer than `count` when the recurrence ends, none when it makes no sense. Plain intervals
 * count from the start time (else from `enabledAt`) and do not drift. A time that daylight saving skips fires at the moment
 * the clock skips to, one that occurs twice fires the first time only.
 */
export function fireTimes(recurrence: Recurrence, { after, enabledAt, count }: FireTimesOptions): number[] {
  const plan = planOf(recurrence, enabledAt);
  if (!plan || count <= 0) return [];
  const limit = recurrence.count ?? Number.POSITIVE_INFINITY;
  return plan.kind === 'step' ? steps(plan, { after, count, limit }) : slotsAfter(plan, { after, count, limit });
}

type Wanted = { after: number; count: number /** How many fires there are in all. */; limit: number };

function steps({ anchor, every, from, until }: Plan & { kind: 'step' }, { after, count, limit }: Wanted): number[] {
  const first = Math.ceil((from - anchor) / every);
  const next = Math.max(first, Math.floor((after - anchor) / every) + 1);
  const last = Math.min(first + limit - 1, Math.floor((until - anchor) / every));
  const length = Math.max(0, Math.min(count, last - next + 1));
  return Array.from({ length }, (_, index) => anchor + (next + index) * every);
}

function slotsAfter(plan: Plan & { kind: 'calendar' }, { after, count, limit }: Wanted): number[] {
  const found: number[] = [];
  let counted = 0;
  // A limited number of fires has to be counted from the first one.
  for (const fire of slots(plan, Number.isFinite(limit) ? plan.from : Math.max(plan.from, after + 1))) {
    if (counted >= limit || fire > plan.until) break;
    counted += 1;
    if (fire > after) found.push(fire);
    if (found.length >= count) break;
  }
  return found;
}

function* slots(plan: Plan & { kind: 'calendar' }, from: number): Generator<number> {
  let last = from - 1;
  for (const day of daysFrom(plan.days, dayOf(plan.clock.toWall(from)) - 1)) {
    for (const time of plan.times) {
      const moment = plan.clock.toMoment(day * DAY_MS + time * 1000);
      if (moment <= last) continue;
      last = moment;
      yield moment;
    }
  }
}
