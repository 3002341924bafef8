/** Which days a recurrence falls on. A day is the number of days since 1970-01-01 on the wall calendar of the zone. */

import type { Recurrence } from '#core/definition/types.ts';
import { DAY_MS } from './zone-clock.ts';

type Schedule = NonNullable<Recurrence['schedule']>;

/** From Sunday. */
export const WEEK_DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** Nothing is planned further ahead; a rule that never fits (a 31st in February) ends here. */
const MONTHS_AHEAD = 1200;
const DAYS_PER_WEEK = 7;

/** 0 to 6 from Sunday; undefined when it is no name of a day. */
export function weekDayNumber(name: string): number | undefined {
  const index = WEEK_DAYS.findIndex((day) => day.toLowerCase() === name.toLowerCase());
  return index < 0 ? undefined : index;
}

export function dayOf(wall: number): number {
  return Math.floor(wall / DAY_MS);
}

export function weekDayOf(day: number): number {
  return modulo(day + 4, DAYS_PER_WEEK);
}

export type DayRule = {
  frequency: 'Day' | 'Week' | 'Month';
  interval: number;
  schedule: Schedule;
  /** Day from which the interval counts. */
  anchor: number;
};

/** The days from `from` on, in order; ends after about a hundred years. */
export function* daysFrom(rule: DayRule, from: number): Generator<number> {
  if (rule.frequency === 'Day') yield* everyNthDay(rule, from);
  else if (rule.frequency === 'Week') yield* weekDays(rule, from);
  else yield* monthDays(rule, from);
}

function* everyNthDay({ interval, anchor }: DayRule, from: number): Generator<number> {
  const first = from + modulo(anchor - from, interval);
  for (let day = first; day < from + MONTHS_AHEAD * 31; day += interval) yield day;
}

/** Weeks count from the anchor's week and begin on Monday. */
function* weekDays({ interval, anchor, schedule }: DayRule, from: number): Generator<number> {
  const named = (schedule.weekDays ?? []).flatMap((name) => weekDayNumber(name) ?? []);
  const wanted = new Set(named.length > 0 ? named : [weekDayOf(anchor)]);
  const anchorWeek = weekOf(anchor);
  for (let day = from; day < from + MONTHS_AHEAD * 31; day += 1) {
    if (wanted.has(weekDayOf(day)) && modulo(weekOf(day) - anchorWeek, interval) === 0) yield day;
  }
}

function weekOf(day: number): number {
  return Math.floor((day + 3) / DAYS_PER_WEEK);
}

function* monthDays({ interval, anchor, schedule }: DayRule, from: number): Generator<number> {
  const anchorMonth = monthOf(anchor);
  const first = monthOf(from);
  for (let month = first; month < first + MONTHS_AHEAD; month += 1) {
    if (modulo(month - anchorMonth, interval) !== 0) continue;
    for (const day of daysInside(month, schedule, anchor)) if (day >= from) yield day;
  }
}

/** Months since January 1970. */
function monthOf(day: number): number {
  const date = new Date(day * DAY_MS);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

function firstDayOf(month: number): number {
  return Date.UTC(1970, month, 1) / DAY_MS;
}

function daysInside(month: number, schedule: Schedule, anchor: number): number[] {
  const first = firstDayOf(month);
  const length = firstDayOf(month + 1) - first;
  const days = new Set<number>();
  for (const number of schedule.monthDays ?? []) days.add(number < 0 ? length + number + 1 : number);
  for (const { dayOfWeek, occurrence } of schedule.monthlyOccurrences ?? []) {
    days.add(occurrenceInside({ first, length, dayOfWeek, occurrence }));
  }
  if (!schedule.monthDays && !schedule.monthlyOccurrences) {
    // The day of the first run; in a shorter month its last day.
    days.add(Math.min(anchor - firstDayOf(monthOf(anchor)) + 1, length));
  }
  const existing = [...days].filter((day) => day >= 1 && day <= length);
  return existing.sort((a, b) => a - b).map((day) => first + day - 1);
}

type Occurrence = { first: number; length: number; dayOfWeek: string; occurrence: number };

/** Day of the month of the n-th such weekday, from the end when n is negative; 0 when there is none. */
function occurrenceInside({ first, length, dayOfWeek, occurrence }: Occurrence): number {
  const wanted = weekDayNumber(dayOfWeek);
  if (wanted === undefined) return 0;
  const earliest = 1 + modulo(wanted - weekDayOf(first), DAYS_PER_WEEK);
  const count = Math.floor((length - earliest) / DAYS_PER_WEEK) + 1;
  const index = occurrence < 0 ? count + occurrence : occurrence - 1;
  return index >= 0 && index < count ? earliest + index * DAYS_PER_WEEK : 0;
}

export function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
