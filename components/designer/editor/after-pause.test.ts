import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAfterPause } from './after-pause.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** So many keys, each so many milliseconds after the one before. */
function type(later: ReturnType<typeof createAfterPause>, keys: number, gap: number): void {
  for (let key = 0; key < keys; key += 1) {
    if (key > 0) vi.advanceTimersByTime(gap);
    later.schedule();
  }
}

describe('work after a pause', () => {
  it('is done once, however often it is asked for before', () => {
    const work = vi.fn();
    const later = createAfterPause(work);
    type(later, 4, 60);
    expect(work).not.toHaveBeenCalled();
    expect(later.isWaiting()).toBe(true);
    vi.runAllTimers();
    expect(work).toHaveBeenCalledTimes(1);
    expect(later.isWaiting()).toBe(false);
  });

  it('does not wait for the end of a long text', () => {
    const work = vi.fn();
    type(createAfterPause(work), 50, 100);
    expect(work).toHaveBeenCalledTimes(2);
    vi.runAllTimers();
    expect(work).toHaveBeenCalledTimes(3);
  });

  it('is done at once when asked for, and not again', () => {
    const work = vi.fn();
    const later = createAfterPause(work);
    later.flush();
    expect(work).not.toHaveBeenCalled();
    later.schedule();
    later.flush();
    expect(work).toHaveBeenCalledTimes(1);
    vi.runAllTimers();
    expect(work).toHaveBeenCalledTimes(1);
  });
});
