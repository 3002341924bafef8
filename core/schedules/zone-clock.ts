/** Wall clocks: what a moment reads as in a time zone, and which moment a wall clock means (WDL reference 13 and 16). */

import { findTimeZone } from '#core/expressions/time/time-zones.ts';
import { fromMilliseconds } from '#core/expressions/time/timestamp.ts';

const TICKS_PER_MS = 10_000n;
export const DAY_MS = 86_400_000;

/** Moments are milliseconds since the epoch; a wall clock is the moment at which a clock in UTC would read the same. */
export type ZoneClock = {
  offsetAt(moment: number): number;
  toWall(moment: number): number;
  /** A time the clock skips is the moment it skips to; of a time that occurs twice the first counts. */
  toMoment(wall: number): number;
};

const UTC: ZoneClock = { offsetAt: () => 0, toWall: (moment) => moment, toMoment: (wall) => wall };

/** By Windows or IANA name; UTC without one. Throws `ExpressionError` when there is no such zone. */
export function zoneClock(name: string | undefined): ZoneClock {
  if (name === undefined || name === '') return UTC;
  const zone = findTimeZone(name);
  const offsetAt = (moment: number): number => Number(zone.offsetAt(fromMilliseconds(moment).ticks) / TICKS_PER_MS);
  return {
    offsetAt,
    toWall: (moment) => moment + offsetAt(moment),
    toMoment: (wall) => momentOf(wall, offsetAt),
  };
}

function momentOf(wall: number, offsetAt: (moment: number) => number): number {
  const offsets = [offsetAt(wall - DAY_MS), offsetAt(wall + DAY_MS)];
  const moments = offsets.map((offset) => wall - offset).sort((a, b) => a - b);
  const fitting = moments.find((moment) => moment + offsetAt(moment) === wall);
  if (fitting !== undefined) return fitting;
  const [before = wall, after = wall] = moments;
  return transitionBetween(before, after, offsetAt);
}

/** The second at which the offset changes; both ends have different offsets. */
export function transitionBetween(before: number, after: number, offsetAt: (moment: number) => number): number {
  const offset = offsetAt(before);
  let [low, high] = [Math.floor(before / 1000), Math.ceil(after / 1000)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * 1000) === offset) low = middle;
    else high = middle;
  }
  return high * 1000;
}
