import { describe, expect, it } from 'vitest';

import type { Recurrence } from '#core/definition/types.ts';
import { nextWindows } from './windows.ts';

const at = (text: string) => Date.parse(text);
const shown = (recurrence: Recurrence, series: { anchor: string; playedUntil?: string }, count = 3) =>
  nextWindows(
    recurrence,
    { anchor: at(series.anchor), playedUntil: series.playedUntil === undefined ? undefined : at(series.playedUntil) },
    count,
  ).map(({ start, end }) => `${new Date(start).toISOString()} ${new Date(end).toISOString()}`.replaceAll('.000Z', 'Z'));

const HOURLY: Recurrence = { frequency: 'Hour', interval: 1 };

describe('the windows of a SlidingWindow', () => {
  it('begin where the flow was enabled when no start time is given', () => {
    expect(shown(HOURLY, { anchor: '2026-05-01T10:20:30.400Z' }, 2)).toEqual([
      '2026-05-01T10:20:30Z 2026-05-01T11:20:30Z',
      '2026-05-01T11:20:30Z 2026-05-01T12:20:30Z',
    ]);
  });

  it('begin at the start time, however long before the flow was enabled that is', () => {
    const recurrence = { ...HOURLY, startTime: '2020-01-01T00:00:00Z' };
    expect(shown(recurrence, { anchor: '2026-05-01T10:20:30Z' }, 1)).toEqual([
      '2020-01-01T00:00:00Z 2020-01-01T01:00:00Z',
    ]);
  });

  it('go on where the last one ended', () => {
    expect(shown(HOURLY, { anchor: '2026-05-01T10:00:00Z', playedUntil: '2026-05-03T00:00:00Z' }, 1)).toEqual([
      '2026-05-03T00:00:00Z 2026-05-03T01:00:00Z',
    ]);
  });

  it('leave no gap and overlap nothing when the recurrence has changed', () => {
    const changed = { frequency: 'Hour', interval: 4, startTime: '2026-05-01T00:00:00Z' };
    expect(shown(changed, { anchor: '2026-05-01T00:00:00Z', playedUntil: '2026-05-01T03:00:00Z' }, 2)).toEqual([
      '2026-05-01T03:00:00Z 2026-05-01T04:00:00Z',
      '2026-05-01T04:00:00Z 2026-05-01T08:00:00Z',
    ]);
  });

  it('are as long as the days of the time zone', () => {
    const daily = {
      frequency: 'Day',
      interval: 1,
      startTime: '2026-03-28T00:00:00',
      timeZone: 'W. Europe Standard Time',
    };
    expect(shown(daily, { anchor: '2026-05-01T00:00:00Z' })).toEqual([
      '2026-03-27T23:00:00Z 2026-03-28T23:00:00Z',
      '2026-03-28T23:00:00Z 2026-03-29T22:00:00Z',
      '2026-03-29T22:00:00Z 2026-03-30T22:00:00Z',
    ]);
  });

  it('end after as many as the recurrence counts, the last one with its whole length', () => {
    const twice = { ...HOURLY, count: 2, startTime: '2026-05-01T00:00:00Z' };
    expect(shown(twice, { anchor: '2026-05-01T00:00:00Z' })).toEqual([
      '2026-05-01T00:00:00Z 2026-05-01T01:00:00Z',
      '2026-05-01T01:00:00Z 2026-05-01T02:00:00Z',
    ]);
    expect(shown(twice, { anchor: '2026-05-01T00:00:00Z', playedUntil: '2026-05-01T02:00:00Z' })).toEqual([]);
  });

  it('are none where the recurrence makes no sense', () => {
    expect(shown({ frequency: 'Sometimes', interval: 1 }, { anchor: '2026-05-01T00:00:00Z' })).toEqual([]);
  });
});
