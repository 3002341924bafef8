import type { Recurrence } from '#core/definition/types.ts';
export type IntervalSpec = { everyMs: number; offsetMs: number };
/** Absent = every; dayOfWeek 0 (Sunday) to 6; month 1 to 12. */
export type CalendarSpec = {
  hour: number[];
  minute: number[];
  second: number[];
  dayOfWeek?: number[];
  dayOfMonth?: number[];
  month?: number[];
};
export type ScheduleSpec = {
  intervals: IntervalSpec[];
  calendars: CalendarSpec[];
  /** IANA name in which the calendars count. */
  timeZone: string;
  /** Milliseconds since the epoch. */
  startAt?: number;
  endAt?: number;
};
export function scheduleSpec(recurrence: Recurrence, enabledAt: number): ScheduleSpec {
  void recurrence;
  void enabledAt;
  throw new Error('Not there yet');
}
export function isFireTime(recurrence: Recurrence, enabledAt: number, time: number): boolean {
  void recurrence;
  void enabledAt;
  void time;
  throw new Error('Not there yet');
}
