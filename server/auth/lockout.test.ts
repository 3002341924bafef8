import { describe, expect, it } from 'vitest';

import { lockDuration } from './lockout.ts';

const MINUTE = 60_000;

describe('the lock after wrong passwords', () => {
  it.each([
    [1, 0],
    [4, 0],
    [5, 15],
    [6, 30],
    [8, 120],
    [40, 24 * 60],
  ])('after %i in a row lasts %i minutes', (failures, minutes) => {
    expect(lockDuration(failures)).toBe(minutes * MINUTE);
  });
});
