/** The windows of a SlidingWindow trigger: consecutive spans of time, each played once (WDL reference 3.2 and 13). */

import type { Recurrence } from '#core/definition/types.ts';
import type { ValueObject } from '#core/json/value.ts';
import { fireTimes } from './fire-times.ts';

/** Moments in milliseconds since the epoch. */
export type TimeWindow = { start: number; end: number };

/** What the trigger gives for a window. */
export function windowOutputs({ start, end }: TimeWindow): ValueObject {
  return { windowStartTime: timeText(start), windowEndTime: timeText(end) };
}

function timeText(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

export type WindowSeries = {
  /** Where the first window begins when the recurrence names no start time. */
  anchor: number;
  /** Where the last window that was played ended; undefined before the first one. */
  playedUntil: number | undefined;
};

/**
 * The next `count` windows to play, in order, whether they are due or not; fewer when the recurrence ends. Each begins
 * where the one before it ended, also where the recurrence has changed since: then the first one is as long as it takes to
 * get to the new times.
 */
export function nextWindows(
  recurrence: Recurrence,
  { anchor, playedUntil }: WindowSeries,
  count: number,
): TimeWindow[] {
  // With a start time every window since then counts, however long before the flow was enabled that was.
  const enabledAt = recurrence.startTime === undefined ? anchor : 0;
  const after = playedUntil === undefined ? Number.NEGATIVE_INFINITY : playedUntil - 1;
  const starts = startsFrom(fireTimes(recurrence, { after, enabledAt, count }), playedUntil).slice(0, count);
  const last = starts.at(-1);
  if (last === undefined) return [];
  const { count: _, endTime: __, ...endless } = recurrence;
  const [end] = fireTimes(endless, { after: last, enabledAt, count: 1 });
  return starts.flatMap((start, index) => {
    const next = starts[index + 1] ?? end;
    return next === undefined ? [] : [{ start, end: next }];
  });
}

function startsFrom(times: number[], playedUntil: number | undefined): number[] {
  const isOnTime = times.length === 0 || playedUntil === undefined || times[0] === playedUntil;
  return isOnTime ? times : [playedUntil, ...times];
}
