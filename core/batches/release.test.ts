import { describe, expect, it } from 'vitest';

import { capacityOf, isFull, nextBatch, releaseSlot } from './release.ts';
import { findConfiguration, readReleaseCriteria } from './release-criteria.ts';

const MINUTE = 60_000;

describe('the criteria of a batch', () => {
  it('are read with numbers as text, and what is not theirs is passed over', () => {
    const recurrence = { frequency: 'Minute', interval: '5' };
    const releaseCriteria = { messageCount: '10', batchSize: 1000, recurrence, other: true };
    expect(readReleaseCriteria({ releaseCriteria })).toEqual({
      messageCount: 10,
      batchSize: 1000,
      recurrence: { frequency: 'Minute', interval: 5 },
    });
  });

  it.each([
    [{}, "'releaseCriteria': they are missing."],
    [{ releaseCriteria: {} }, "'releaseCriteria': one of messageCount, batchSize and recurrence has to be given."],
    [{ releaseCriteria: { messageCount: 0 } }, "'releaseCriteria.messageCount': a whole number from 1 is expected."],
    [{ releaseCriteria: { batchSize: 'big' } }, "'releaseCriteria.batchSize': a whole number from 1 is expected."],
    [{ releaseCriteria: { recurrence: { frequency: 'Day' } } }, /^'releaseCriteria.recurrence.interval'/],
  ])('are refused as %j', (configuration, problem) => {
    expect(readReleaseCriteria(configuration)).toEqual({
      problem: typeof problem === 'string' ? problem : expect.stringMatching(problem),
    });
  });

  it('are found by the name of the batch in any letter case', () => {
    expect(findConfiguration({ Orders: { n: 1 } }, 'orders')).toEqual({ name: 'Orders', configuration: { n: 1 } });
    expect(findConfiguration({ Orders: {} }, 'Bills')).toBeUndefined();
    expect(findConfiguration(null, 'Orders')).toBeUndefined();
  });
});

describe('a batch', () => {
  it('is full by what it counts or by what it weighs, or by what one run can take', () => {
    const capacity = capacityOf({ messageCount: 3, batchSize: 100 });
    expect(isFull({ count: 2, bytes: 99 }, capacity)).toBe(false);
    expect(isFull({ count: 3, bytes: 3 }, capacity)).toBe(true);
    expect(isFull({ count: 1, bytes: 100 }, capacity)).toBe(true);
    expect(isFull({ count: 100_000, bytes: 0 }, capacityOf({}))).toBe(true);
    expect(capacityOf({ messageCount: 1_000_000 }).count).toBe(100_000);
  });

  it('takes the oldest up to the one that fills it', () => {
    expect(nextBatch([10, 20, 30], capacityOf({ messageCount: 2 }))).toEqual({ count: 2, bytes: 30 });
    expect(nextBatch([10, 20, 30], capacityOf({ batchSize: 25 }))).toEqual({ count: 2, bytes: 30 });
    expect(nextBatch([500, 1], capacityOf({ batchSize: 25 }))).toEqual({ count: 1, bytes: 500 });
    expect(nextBatch([1, 2], capacityOf({ messageCount: 9 }))).toEqual({ count: 2, bytes: 3 });
    expect(nextBatch([], capacityOf({}))).toEqual({ count: 0, bytes: 0 });
  });
});

describe('the slot at which a batch is released', () => {
  const criteria = { recurrence: { frequency: 'Minute', interval: 5 } };

  it('is the first one after its oldest message', () => {
    expect(releaseSlot(criteria, { oldestAt: 7 * MINUTE, enabledAt: 0 })).toBe(10 * MINUTE);
    expect(releaseSlot(criteria, { oldestAt: 10 * MINUTE, enabledAt: 0 })).toBe(15 * MINUTE);
  });

  it('comes an interval after its flow was published or enabled again, not at once', () => {
    expect(releaseSlot(criteria, { oldestAt: MINUTE, enabledAt: 7 * MINUTE })).toBe(12 * MINUTE);
  });

  it('does not come without a recurrence, nor after its end', () => {
    expect(releaseSlot({ messageCount: 2 }, { oldestAt: 0, enabledAt: 0 })).toBeUndefined();
    const over = { recurrence: { ...criteria.recurrence, endTime: '1970-01-01T00:06:00Z' } };
    expect(releaseSlot(over, { oldestAt: 5 * MINUTE, enabledAt: 0 })).toBeUndefined();
  });
});
