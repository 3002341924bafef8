import { describe, expect, it } from 'vitest';

import { duration, relativeTime } from './format-time.ts';

describe('duration', () => {
  it.each([
    [0, '0 ms'],
    [480, '480 ms'],
    [2_440, '2.4 s'],
    [42_300, '42 s'],
    [192_000, '3 min 12 s'],
    [180_000, '3 min'],
    [7_500_000, '2 h 5 min'],
    [273_600_000, '3 d 4 h'],
  ])('says %i ms as "%s"', (milliseconds, words) => {
    expect(duration(milliseconds)).toBe(words);
  });
});

describe('relativeTime', () => {
  it.each([
    [-10_000, 'just now'],
    [-45_000, 'less than a minute ago'],
    [-300_000, '5 minutes ago'],
    [7_200_000, 'in 2 hours'],
    [-86_400_000, 'yesterday'],
  ])('says a distance of %i ms as "%s"', (distance, words) => {
    expect(relativeTime(1_000_000_000 + distance, 1_000_000_000)).toBe(words);
  });
});
