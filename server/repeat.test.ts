import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { repeat } from './repeat.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a pass comes at once, then each time the span is over, then no more', async () => {
  const task = vi.fn(async () => {});
  const repeated = repeat(task, { every: 60_000, onError: vi.fn() });
  expect(task).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(task).toHaveBeenCalledTimes(2);
  await repeated.stop();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(task).toHaveBeenCalledTimes(2);
});

test('what wakes it during a pass brings one more, not two at once', async () => {
  let atOnce = 0;
  let most = 0;
  const task = vi.fn(async () => {
    most = Math.max(most, ++atOnce);
    await new Promise((resolve) => setTimeout(resolve, 100));
    atOnce -= 1;
  });
  const repeated = repeat(task, { every: 60_000, onError: vi.fn() });
  repeated.wake();
  repeated.wake();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(task).toHaveBeenCalledTimes(2);
  expect(most).toBe(1);
});

test('a failed pass is tried again soon, each time later, and the span is the old one once it works', async () => {
  let isBroken = true;
  const task = vi.fn(async () => {
    if (isBroken) throw new Error('away');
  });
  const onError = vi.fn();
  repeat(task, { every: 60_000, onError });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(task).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(task).toHaveBeenCalledTimes(2);
  isBroken = false;
  await vi.advanceTimersByTimeAsync(1);
  expect(task).toHaveBeenCalledTimes(3);
  expect(onError).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(59_999);
  expect(task).toHaveBeenCalledTimes(3);
  await vi.advanceTimersByTimeAsync(1);
  expect(task).toHaveBeenCalledTimes(4);
});

test('it never waits longer than the span', async () => {
  const task = vi.fn(() => Promise.reject(new Error('away')));
  repeat(task, { every: 3_000, onError: vi.fn() });
  await vi.advanceTimersByTimeAsync(1_000 + 2_000 + 3_000 * 10);
  expect(task).toHaveBeenCalledTimes(1 + 2 + 10);
});
