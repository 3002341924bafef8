import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAfterPaint } from './after-paint.ts';

let paint: (() => void) | undefined;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => {
    paint = run;
    return 1;
  });
  vi.stubGlobal('cancelAnimationFrame', () => {
    paint = undefined;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('work after the next paint', () => {
  it('is done once, however often it is asked for before', () => {
    const work = vi.fn();
    const later = createAfterPaint(work);
    later.schedule();
    later.schedule();
    expect(later.isWaiting()).toBe(true);
    paint?.();
    expect(work).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(work).toHaveBeenCalledTimes(1);
    expect(later.isWaiting()).toBe(false);
    later.schedule();
    paint?.();
    vi.runAllTimers();
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('is done at once when asked for, and not again', () => {
    const work = vi.fn();
    const later = createAfterPaint(work);
    later.flush();
    expect(work).not.toHaveBeenCalled();
    later.schedule();
    later.flush();
    expect(work).toHaveBeenCalledTimes(1);
    paint?.();
    vi.runAllTimers();
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('does not wait for a page that paints nothing', () => {
    const work = vi.fn();
    createAfterPaint(work).schedule();
    vi.runAllTimers();
    expect(work).toHaveBeenCalledTimes(1);
  });
});
