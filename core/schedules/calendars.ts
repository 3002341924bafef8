/** The times of day of a plan as calendars in UTC, under every offset that its zone will have. */

import { modulo, weekDayNumber, weekDayOf } from './calendar-days.ts';
import type { Plan } from './plan.ts';
import { DAY_MS, transitionBetween, type ZoneClock } from './zone-clock.ts';

/** Fires where all fields fit; an absent field fits always. `dayOfWeek` is 0 (Sunday) to 6, `month` 1 to 12. */
export type CalendarSpec = {
  hour: number[];
  minute: number[];
  second: number[];
  dayOfWeek?: number[];
  dayOfMonth?: number[];
  month?: number[];
};

const DAY_SECONDS = 86_400;
const YEARS_AHEAD = 5;
const STEP_MS = 7 * DAY_MS;

type CalendarPlan = Plan & { kind: 'calendar' };

/** One time of a day in UTC; without weekdays it is for every day. */
type Entry = { seconds: number; weekDays?: number[] };

type Transition = { moment: number; before: number; after: number };

export function calendarsOf(plan: CalendarPlan): CalendarSpec[] {
  const { offsets, transitions } = offsetsOf(plan.clock, plan.from);
  const entries = offsets.flatMap((offset) => plan.times.map((time) => entryAt(plan, time - offset / 1000)));
  return grouped([...entries, ...skippedEntries(plan, transitions)]);
}

function offsetsOf(clock: ZoneClock, from: number): { offsets: number[]; transitions: Transition[] } {
  const start = from - STEP_MS;
  const offsets = new Set([clock.offsetAt(start)]);
  const transitions: Transition[] = [];
  for (let moment = start; moment < from + YEARS_AHEAD * 366 * DAY_MS; moment += STEP_MS) {
    const [before, after] = [clock.offsetAt(moment), clock.offsetAt(moment + STEP_MS)];
    if (before === after) continue;
    offsets.add(after);
    transitions.push({ moment: transitionBetween(moment, moment + STEP_MS, clock.offsetAt), before, after });
  }
  return { offsets: [...offsets], transitions };
}

function entryAt({ days }: CalendarPlan, utcSeconds: number): Entry {
  const seconds = modulo(utcSeconds, DAY_SECONDS);
  if (days.frequency !== 'Week') return { seconds };
  const shift = Math.floor(utcSeconds / DAY_SECONDS);
  const named = (days.schedule.weekDays ?? []).flatMap((name) => weekDayNumber(name) ?? []);
  const wanted = named.length > 0 ? named : [weekDayOf(days.anchor)];
  return { seconds, weekDays: wanted.map((day) => modulo(day + shift, 7)).sort() };
}

/** A time that the clock skips fires at the moment of the change. */
function skippedEntries({ times }: CalendarPlan, transitions: readonly Transition[]): Entry[] {
  return transitions.flatMap(({ moment, before, after }) => {
    const gapStart = modulo((moment + before) / 1000, DAY_SECONDS);
    const length = (after - before) / 1000;
    const isSkipped = times.some((time) => modulo(time - gapStart, DAY_SECONDS) < length);
    return isSkipped ? [{ seconds: modulo(moment / 1000, DAY_SECONDS) }] : [];
  });
}

/** As few calendars as possible: hours with the same minutes share one. */
function grouped(entries: readonly Entry[]): CalendarSpec[] {
  const minutesByHour = new Map<string, Set<number>>();
  for (const { seconds, weekDays } of entries) {
    const key = JSON.stringify([weekDays ?? null, seconds % 60, Math.floor(seconds / 3600)]);
    const minutes = minutesByHour.get(key) ?? new Set<number>();
    minutesByHour.set(key, minutes.add(Math.floor((seconds % 3600) / 60)));
  }
  const calendars = new Map<string, CalendarSpec>();
  for (const [key, set] of minutesByHour) {
    const [weekDays, second, hour]: [number[] | null, number, number] = JSON.parse(key);
    const minute = [...set].sort((a, b) => a - b);
    const shared = JSON.stringify([weekDays, second, minute]);
    const calendar = calendars.get(shared) ?? {
      hour: [],
      minute,
      second: [second],
      ...(weekDays && { dayOfWeek: weekDays }),
    };
    calendar.hour = [...calendar.hour, hour].sort((a, b) => a - b);
    calendars.set(shared, calendar);
  }
  return [...calendars.values()];
}
