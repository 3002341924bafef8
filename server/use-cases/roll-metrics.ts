/** Carries the sums of what happened on: the newest minutes often, those before more rarely. */

import type { Querier } from '#server/database.ts';
import { forgetInMemorySums } from '#server/repositories/in-memory-sums.ts';
import {
  firstEnd,
  forgetBuckets,
  noteRolled,
  rollAlone,
  rollDays,
  rolledUntil,
  rollHours,
  rollMinutes,
} from '#server/repositories/metric-rolling.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far back the minutes are made anew, and how often at most. */
const LOOKS_BACK = [
  { every: 0, back: 2 * MINUTE },
  { every: 5 * MINUTE, back: 20 * MINUTE },
  { every: HOUR, back: 2 * HOUR },
] as const;
/** Of a long pause, so much is made up for at a time. */
const STEP = HOUR;
/** Farther back nothing is summed up when it begins: older runs stay in the history alone. */
const LONGEST_BACK = 7 * DAY;
/** How long the sums are kept. */
const KEPT = { minute: 2 * DAY, hour: 60 * DAY, day: 730 * DAY } as const;

/** When each look back was taken last; of this process, because the looks of another one do no harm. */
export type LooksBack = number[];

/** True while there is more to make up for. */
export async function rollMetrics(looks: LooksBack, now = Date.now()): Promise<boolean> {
  let isBehind = false;
  await rollAlone(async (client) => {
    const end = floor(now, MINUTE) + MINUTE;
    const known = (await rolledUntil(client))?.getTime() ?? (await beginning(client, now));
    const due = LOOKS_BACK.map(({ every }, place) => now - (looks[place] ?? 0) >= every);
    const back = Math.max(...LOOKS_BACK.map((look, place) => (due[place] ? look.back : 0)));
    const from = Math.min(known, floor(now - back, MINUTE));
    const to = Math.min(end, from + STEP + back);
    await roll(client, from, to);
    await noteRolled(client, new Date(to));
    isBehind = to < end;
    if (isBehind) return;
    due.forEach((isDue, place) => {
      if (isDue) looks[place] = now;
    });
    for (const [resolution, kept] of Object.entries(KEPT))
      await forgetBuckets(client, resolution, new Date(now - kept));
    await forgetInMemorySums(client, new Date(now - LONGEST_BACK));
  });
  return isBehind;
}

async function roll(client: Querier, from: number, to: number): Promise<void> {
  await rollMinutes(client, { from: new Date(from), to: new Date(to) });
  await rollHours(client, whole(from, to, HOUR));
  await rollDays(client, whole(from, to, DAY));
}

function whole(from: number, to: number, unit: number) {
  return { from: new Date(floor(from, unit)), to: new Date(floor(to - 1, unit) + unit) };
}

async function beginning(client: Querier, now: number): Promise<number> {
  const first = (await firstEnd(client))?.getTime() ?? now;
  return floor(Math.max(first, now - LONGEST_BACK), MINUTE);
}

function floor(time: number, unit: number): number {
  return Math.floor(time / unit) * unit;
}
