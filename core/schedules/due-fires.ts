/** Which fires of a Recurrence have come, and what becomes of those that were missed. Moments in milliseconds since the epoch. */

import type { SchedulePolicies } from '#core/definition/schedule-policies.ts';
import type { Recurrence } from '#core/definition/types.ts';

import { fireTimes } from './fire-times.ts';

/** A fire that comes later than this after its time was missed (WDL reference 13). */
const PATIENCE_MS = 120_000;
/** Fires looked at in one go. */
const MOST = 10_000;
/** Of those that are all made up for, so many in one go. */
const MOST_MADE_UP = 100;

export type DuePlace = {
  /** The last fire that was dealt with; undefined before the first one. */
  last: number | undefined;
  /** When the flow was last enabled or published. */
  enabledAt: number;
  now: number;
};

export type DueOptions = DuePlace & Pick<SchedulePolicies, 'missedFires'>;

export type DueFires = {
  /** To be fired, earliest first; `isLate` of those that were missed. */
  fires: { time: number; isLate: boolean }[];
  /** Missed, and left out. */
  missed: number[];
  /** Everything up to here is dealt with then; undefined when nothing is due. */
  until: number | undefined;
  hasMore: boolean;
};

/** Each fire comes up once, in order, however often it is asked as long as `last` is where the one before ended. */
export function dueFires(recurrence: Recurrence, { last, enabledAt, now, missedFires }: DueOptions): DueFires {
  const most = missedFires === 'All' ? MOST_MADE_UP : MOST;
  const due = fireTimes(recurrence, { after: beginning({ last, enabledAt }), enabledAt, count: most }).filter(
    (time) => time <= now,
  );
  const hasMore = due.length === most;
  const isLate = (time: number) => now - time > PATIENCE_MS;
  const late = due.filter(isLate);
  const onTime = due.slice(late.length);
  const madeUp = { Skip: 0, Once: endsHere(late) ? 1 : 0, All: late.length }[missedFires];
  const fires = [
    ...late.slice(late.length - madeUp).map((time) => ({ time, isLate: true })),
    ...onTime.map((time) => ({ time, isLate: false })),
  ];
  return { fires, missed: late.slice(0, late.length - madeUp), until: due.at(-1), hasMore };

  /** Whether the last of them is the last one that was missed at all, however many more are due. */
  function endsHere(missed: readonly number[]): boolean {
    const newest = missed.at(-1);
    if (newest === undefined) return false;
    const [next] = fireTimes(recurrence, { after: newest, enabledAt, count: 1 });
    return next === undefined || !isLate(next);
  }
}

/** Whether there is any fire to deal with. */
export function isDue(recurrence: Recurrence, { last, enabledAt, now }: DuePlace): boolean {
  const [next] = fireTimes(recurrence, { after: beginning({ last, enabledAt }), enabledAt, count: 1 });
  return next !== undefined && next <= now;
}

/** Fires lie on whole seconds; the first one may be that of the enabling itself. */
function beginning({ last, enabledAt }: Pick<DuePlace, 'last' | 'enabledAt'>): number {
  return last ?? Math.floor(enabledAt / 1000) * 1000 - 1;
}
