import { describe, expect, it } from 'vitest';

import { parseDuration } from './duration.ts';
import { parseRetryPolicy, retryWait, waitRange } from './retry.ts';

describe('a retry policy', () => {
  it('is exponential with four retries of 5 to 45 seconds when none is given', () => {
    const policy = parseRetryPolicy(undefined);
    expect(policy.count).toBe(4);
    const ranges = [1, 2, 3, 4].map((retry) => waitRange(policy, retry));
    expect(ranges).toEqual([
      { from: 5000, to: 7500 },
      { from: 7500, to: 15_000 },
      { from: 15_000, to: 30_000 },
      { from: 30_000, to: 45_000 },
    ]);
    expect(parseRetryPolicy({ type: 'Default' })).toEqual(policy);
  });

  it('doubles its range up to the longest interval', () => {
    const policy = parseRetryPolicy({ type: 'Exponential', count: 5, interval: 'PT10S', maximumInterval: 'PT30S' });
    expect(waitRange(policy, 2)).toEqual({ from: 10_000, to: 20_000 });
    expect(waitRange(policy, 4)).toEqual({ from: 30_000, to: 30_000 });
  });

  it('waits as long as the answer asks when that is longer', () => {
    const policy = parseRetryPolicy({ type: 'fixed', count: 1, interval: 'PT5S' });
    expect(retryWait(policy, { number: 1, chance: 0.5 })).toBe(5000);
    expect(retryWait(policy, { number: 1, chance: 0.5, retryAfter: 60_000 })).toBe(60_000);
    expect(retryWait(policy, { number: 1, chance: 0.5, retryAfter: 1000 })).toBe(5000);
  });

  it('refuses unknown types and broken durations', () => {
    expect(() => parseRetryPolicy({ type: 'often' })).toThrow(/default, none, fixed or exponential/);
    expect(() => parseRetryPolicy({ type: 'fixed', interval: '5 seconds' })).toThrow(/ISO 8601/);
  });
});

describe('a duration', () => {
  it.each([
    ['PT1H30M', 5_400_000],
    ['P1DT0.5S', 86_400_500],
    ['P2W', 1_209_600_000],
    ['P1M', 2_592_000_000],
    ['P1Y', 31_536_000_000],
    ['PT0S', 0],
  ])('reads %s', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each(['', 'P', 'PT', '1H', 'PT5', 'P1H', 'PT-5S'])('refuses "%s"', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});
