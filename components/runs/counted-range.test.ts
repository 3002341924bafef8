import { describe, expect, it } from 'vitest';

import { isBrushed, rangeOf, sumOf, totalOf } from './counted-range.ts';

const COUNTS = {
  from: 1_000,
  to: 2_000,
  buckets: [{ Succeeded: 3 }, {}, { Succeeded: 1, Failed: 2 }, { Failed: 1 }],
  countedFrom: null,
};

describe('the counts of a chart', () => {
  it('add up', () => {
    expect(COUNTS.buckets.map(sumOf)).toEqual([3, 0, 3, 1]);
    expect(totalOf(COUNTS.buckets)).toEqual({ Failed: 3, Succeeded: 4 });
  });

  it('say which time is brushed, in whichever direction', () => {
    expect(rangeOf(COUNTS, { anchor: 1, head: 2 })).toEqual({ from: 1_250, to: 1_750 });
    expect(rangeOf(COUNTS, { anchor: 3, head: 2 })).toEqual({ from: 1_500, to: 2_000 });
    expect([0, 1, 2, 3].map((index) => isBrushed(index, { anchor: 2, head: 1 }))).toEqual([false, true, true, false]);
    expect(isBrushed(0, undefined)).toBe(false);
  });
});
