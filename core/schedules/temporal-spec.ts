/**
 * A recurrence for Temporal's schedules, which know neither "every second week on Tuesday" nor our rules for daylight
 * saving: the spec names all fire times and some more; whoever hears it ring asks what is due (due-fires.ts). It counts in UTC, so that only
 * this side needs to know time zones; it covers the offsets of the next years and is made anew whenever a flow is published
 * or the worker starts.
 */

import type { Recurrence } from '#core/definition/types.ts';
import { type CalendarSpec, calendarsOf } from './calendars.ts';
import { fireTimes } from './fire-times.ts';
import { type Plan, planOf } from './plan.ts';

/** Fires at `epoch + n * everyMs + offsetMs`. */
type IntervalSpec = { everyMs: number; offsetMs: number };

export type ScheduleSpec = {
  intervals: IntervalSpec[];
  calendars: CalendarSpec[];
  /** IANA name in which the calendars count. */
  timeZone: string;
  /** Milliseconds since the epoch. */
  startAt?: number;
  endAt?: number;
};

/** A limited number of fires beyond this is ended by what is due alone. */
const MAX_COUNTED = 1000;

/** A spec without intervals and calendars never fires: the recurrence makes no sense. */
export function scheduleSpec(recurrence: Recurrence, enabledAt: number): ScheduleSpec {
  const plan = planOf(recurrence, enabledAt);
  const spec: ScheduleSpec = { intervals: [], calendars: [], timeZone: 'UTC' };
  if (!plan) return spec;
  spec.startAt = plan.from;
  const counted = { after: plan.from - 1, enabledAt, count: MAX_COUNTED };
  const end = endOf(recurrence, plan, () => fireTimes(recurrence, counted).at(-1));
  if (end !== undefined) spec.endAt = end;
  if (plan.kind === 'step') spec.intervals.push({ everyMs: plan.every, offsetMs: plan.anchor % plan.every });
  else spec.calendars.push(...calendarsOf(plan));
  return spec;
}

function endOf({ count, endTime }: Recurrence, plan: Plan, lastCounted: () => number | undefined): number | undefined {
  if (count !== undefined && count <= MAX_COUNTED) return lastCounted();
  return endTime === undefined ? undefined : plan.until;
}
