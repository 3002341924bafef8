/** A recurrence made ready for computing (WDL reference 13): anchor, limits, and either a step or days with times. */

import type { Recurrence } from '#core/definition/types.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import { type DayRule, dayOf } from './calendar-days.ts';
import { DAY_MS, type ZoneClock, zoneClock } from './zone-clock.ts';

export type Plan = {
  clock: ZoneClock;
  /** No fire before this moment. */
  from: number;
  /** Nor after this one. */
  until: number;
} & (
  | { kind: 'step'; anchor: number; every: number }
  | { kind: 'calendar'; days: DayRule /** Times of a day in seconds since midnight, in order. */; times: number[] }
);

const UNIT_MS: { [frequency: string]: number } = {
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: DAY_MS,
  week: 7 * DAY_MS,
};
const TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/i;
const LAST = 8_000_000_000_000_000;

/** Undefined when the recurrence makes no sense: the validation says why. */
export function planOf(recurrence: Recurrence, enabledAt: number): Plan | undefined {
  try {
    return planIn(zoneClock(recurrence.timeZone), recurrence, enabledAt);
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

/** Milliseconds since the epoch of a start or end time; undefined when it is none. A time without Z is a wall clock. */
export function momentOfText(text: string, clock: ZoneClock): number | undefined {
  const [, minutes, seconds = ':00', zone] = TIME.exec(text.trim()) ?? [];
  if (minutes === undefined) return undefined;
  const moment = Date.parse(`${minutes}${seconds}${zone?.toUpperCase() ?? 'Z'}`);
  if (Number.isNaN(moment)) return undefined;
  return zone === undefined ? clock.toMoment(moment) : moment;
}

function planIn(clock: ZoneClock, recurrence: Recurrence, enabledAt: number): Plan | undefined {
  const { frequency, interval, startTime, endTime } = recurrence;
  const start = startTime === undefined ? undefined : momentOfText(startTime, clock);
  const end = endTime === undefined ? LAST : momentOfText(endTime, clock);
  const isBroken = !(interval >= 1) || end === undefined || (startTime !== undefined && start === undefined);
  if (isBroken) return undefined;
  const enabled = Math.floor(enabledAt / 1000) * 1000;
  const anchor = start ?? enabled;
  const limits = { clock, from: Math.max(anchor, enabled), until: end ?? LAST };
  const unit = frequency.toLowerCase();
  const every = UNIT_MS[unit];
  const isFixed = unit === 'second' || unit === 'minute' || unit === 'hour';
  if (every !== undefined && isFixed) return { ...limits, kind: 'step', anchor, every: every * interval };
  const days = dayRule(recurrence, dayOf(clock.toWall(anchor)));
  if (!days) return undefined;
  return { ...limits, kind: 'calendar', days, times: timesOf(recurrence, clock.toWall(anchor), start !== undefined) };
}

function dayRule({ frequency, interval, schedule = {} }: Recurrence, anchor: number): DayRule | undefined {
  switch (frequency.toLowerCase()) {
    case 'day':
      return { frequency: 'Day', interval, schedule, anchor };
    case 'week':
      return { frequency: 'Week', interval, schedule, anchor };
    case 'month':
      return { frequency: 'Month', interval, schedule, anchor };
    case 'year':
      return { frequency: 'Month', interval: interval * 12, schedule, anchor };
    default:
      return undefined;
  }
}

/** What is not given is as at the first run; seconds count only when the author chose that run's time. */
function timesOf({ schedule }: Recurrence, anchorWall: number, isStartGiven: boolean): number[] {
  const ofDay = Math.floor((anchorWall - dayOf(anchorWall) * DAY_MS) / 1000);
  const hours = schedule?.hours ?? [Math.floor(ofDay / 3600)];
  const minutes = schedule?.minutes ?? [Math.floor((ofDay % 3600) / 60)];
  const isPlain = schedule === undefined || Object.values(schedule).every((list) => list === undefined);
  const second = isStartGiven || isPlain ? ofDay % 60 : 0;
  const times = hours.flatMap((hour) => minutes.map((minute) => hour * 3600 + minute * 60 + second));
  return [...new Set(times)].sort((a, b) => a - b);
}
