import { describe, expect, it } from 'vitest';

import { firstPoll, nextPoll } from './poll-times.ts';

const HOURLY = { frequency: 'Hour', interval: 1, startTime: '2026-05-01T00:00:00Z' };
const enabledAt = Date.parse('2026-05-01T09:30:00Z');
const now = Date.parse('2026-05-01T10:00:05Z');
const after = (moment: number | undefined) => (moment === undefined ? undefined : (moment - now) / 1000);

describe('the polls of an Http trigger', () => {
  it('begin when the flow is enabled, or at the next time after the start time', () => {
    expect(firstPoll({ frequency: 'Minute', interval: 5 }, enabledAt)).toBe(enabledAt);
    expect(firstPoll(HOURLY, enabledAt)).toBe(Date.parse('2026-05-01T10:00:00Z'));
  });

  it.each([
    ['an answer that fires', { hasFired: true }, 3595],
    ['one that fires and asks for a sooner poll', { hasFired: true, retryAfter: 10_000 }, 10],
    ['one that fires and asks for a later poll', { hasFired: true, retryAfter: 7_200_000 }, 7200],
    ['one that does not fire', { hasFired: false }, 3595],
    ['one that does not fire and asks for a sooner poll', { hasFired: false, retryAfter: 60_000 }, 3595],
    ['one that does not fire and asks for a later poll', { hasFired: false, retryAfter: 7_200_000 }, 7200],
  ])('go on after %s', (_, answer, seconds) => {
    expect(after(nextPoll(HOURLY, { now, enabledAt, ...answer }))).toBe(seconds);
  });

  it('end with the recurrence, whatever the answer asks for', () => {
    const ended = { ...HOURLY, endTime: '2026-05-01T10:00:00Z' };
    expect(nextPoll(ended, { now, enabledAt, hasFired: true, retryAfter: 10_000 })).toBeUndefined();
  });
});
