import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDurations, type Durations, percentile, rangeOf } from './durations.ts';

function durationsOf(times: readonly number[]): Durations {
  const counts: { [range: string]: number } = {};
  for (const time of times) counts[rangeOf(time)] = (counts[rangeOf(time)] ?? 0) + 1;
  return counts;
}

const times = fc.array(fc.double({ min: 0.1, max: 1e8, noNaN: true }), { minLength: 1, maxLength: 200 });

describe('percentiles of durations', () => {
  it('are within a hundredth of the exact ones', () => {
    fc.assert(
      fc.property(times, fc.constantFrom(0.5, 0.9, 0.95, 0.99, 1), (given, share) => {
        const sorted = given.toSorted((a, b) => a - b);
        const exact = sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1] ?? 0;
        const found = percentile(durationsOf(given), share) ?? 0;
        expect(Math.abs(found - exact) / exact).toBeLessThanOrEqual(0.0101);
      }),
    );
  });

  it('are the same of parts that are added up', () => {
    fc.assert(
      fc.property(times, times, (a, b) => {
        const together = durationsOf([...a, ...b]);
        expect(addDurations([durationsOf(a), durationsOf(b)])).toEqual(together);
      }),
    );
  });

  it('are none where there is nothing', () => {
    expect(percentile({}, 0.5)).toBeNull();
    expect(rangeOf(0)).toBe(rangeOf(0.05));
  });
});
