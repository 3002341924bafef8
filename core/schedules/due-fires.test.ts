import { describe, expect, it } from 'vitest';

import { type DueOptions, dueFires } from './due-fires.ts';

const at = (text: string) => Date.parse(text);
const MINUTE = 60_000;
const QUARTERS = { frequency: 'Minute', interval: 15 };
const ENABLED = at('2026-03-29T00:00:00.400Z');

function due(recurrence: object, options: Partial<DueOptions> & { now: number }) {
  const { fires, missed, ...rest } = dueFires(recurrence as never, {
    last: undefined,
    enabledAt: ENABLED,
    missedFires: 'Skip',
    ...options,
  });
  const text = (time: number) => new Date(time).toISOString().slice(11, 16);
  return {
    fires: fires.map(({ time, isLate }) => `${text(time)}${isLate ? ' late' : ''}`),
    missed: missed.map(text),
    ...rest,
  };
}

describe('after an hour in which nothing could fire', () => {
  const stopped = { last: at('2026-03-29T00:15:00Z'), now: at('2026-03-29T01:31:00Z') };

  it('Skip leaves out what was missed and goes on with what is due', () => {
    expect(due(QUARTERS, { ...stopped, missedFires: 'Skip' })).toMatchObject({
      fires: ['01:30'],
      missed: ['00:30', '00:45', '01:00', '01:15'],
      until: at('2026-03-29T01:30:00Z'),
    });
  });

  it('Once makes up for the last one', () => {
    expect(due(QUARTERS, { ...stopped, missedFires: 'Once' })).toMatchObject({
      fires: ['01:15 late', '01:30'],
      missed: ['00:30', '00:45', '01:00'],
    });
  });

  it('All makes up for every one, in order', () => {
    expect(due(QUARTERS, { ...stopped, missedFires: 'All' })).toMatchObject({
      fires: ['00:30 late', '00:45 late', '01:00 late', '01:15 late', '01:30'],
      missed: [],
    });
  });
});

describe('across a change of the clock', () => {
  const daily = (times: object) => ({ frequency: 'Day', interval: 1, timeZone: 'Europe/Berlin', schedule: times });

  it('an hour that is skipped gives one fire, at the moment the clock skips to', () => {
    // 02:00 in Berlin becomes 03:00 at 01:00 UTC.
    const recurrence = daily({ hours: [2], minutes: [30] });
    expect(due(recurrence, { now: at('2026-03-29T03:00:00Z'), missedFires: 'All' }).fires).toEqual(['01:00 late']);
  });

  it('an hour that comes twice gives one fire, the first time', () => {
    const options = {
      enabledAt: at('2026-10-24T22:00:00Z'),
      now: at('2026-10-25T03:00:00Z'),
      missedFires: 'All',
    } as const;
    expect(due(daily({ hours: [2], minutes: [30] }), options).fires).toEqual(['00:30 late']);
  });
});

it('the first fire of a plain interval is the moment it was enabled', () => {
  expect(due({ frequency: 'Hour', interval: 1 }, { now: ENABLED + 100 })).toMatchObject({
    fires: ['00:00'],
    until: at('2026-03-29T00:00:00Z'),
    hasMore: false,
  });
});

it('with fixed hours the moment it was enabled is no fire', () => {
  const recurrence = { frequency: 'Day', interval: 1, schedule: { hours: [5] } };
  expect(due(recurrence, { now: ENABLED + 100 })).toMatchObject({ fires: [], until: undefined });
});

it('a fire is on time for two minutes', () => {
  const last = at('2026-03-29T00:00:00Z');
  expect(due(QUARTERS, { last, now: last + 17 * MINUTE }).fires).toEqual(['00:15']);
  expect(due(QUARTERS, { last, now: last + 17 * MINUTE + 1 }).missed).toEqual(['00:15']);
});

describe('a long time of many fires', () => {
  const second = { frequency: 'Second', interval: 1 };
  const now = ENABLED + 86_400_000;

  it.each(['Skip', 'Once', 'All'] as const)('%s comes to the same in parts', (missedFires) => {
    let last: number | undefined;
    const fired: number[] = [];
    let missed = 0;
    for (;;) {
      const part = dueFires(second, { last, enabledAt: ENABLED, now, missedFires });
      fired.push(...part.fires.filter(({ isLate }) => isLate).map(({ time }) => time));
      missed += part.missed.length;
      last = part.until;
      if (!part.hasMore) break;
    }
    // From the first second of the day to the one two minutes before its end, both included.
    const late = 86_400 - 120 + 1;
    const expected = { Skip: 0, Once: 1, All: late }[missedFires];
    expect([fired.length, missed]).toEqual([expected, late - expected]);
    expect(fired).toEqual(fired.toSorted((one, other) => one - other));
  });

  it('Once is not lost where a part ends between what was missed and what is due', () => {
    const recurrence = { frequency: 'Second', interval: 200 };
    const enabledAt = at('2026-03-01T00:00:00Z');
    // The first 10,000 fires, the last of which was missed; the one after it is on time.
    const last = enabledAt + 9_999 * 200_000;
    const now = last + 200_000;
    const first = dueFires(recurrence, { last: undefined, enabledAt, now, missedFires: 'Once' });
    expect([first.hasMore, first.missed.length, first.fires]).toEqual([true, 9_999, [{ time: last, isLate: true }]]);
    expect(dueFires(recurrence, { last: first.until, enabledAt, now, missedFires: 'Once' }).fires).toEqual([
      { time: now, isLate: false },
    ]);
  });
});

it('nothing is due twice', () => {
  const first = due(QUARTERS, { now: ENABLED + 20 * MINUTE });
  expect(due(QUARTERS, { last: first.until, now: ENABLED + 20 * MINUTE })).toMatchObject({
    fires: [],
    missed: [],
    until: undefined,
  });
});
