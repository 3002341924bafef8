/** What runs in the page to measure it: a clock that tells when something was painted, and one that counts frames. */

import type { Page } from '@playwright/test';

/** Milliseconds since the page was asked for, or since the input that is measured. */
type PageClock = {
  /** Of each frame, by requestAnimationFrame. */
  frames: number[];
  /** Ends of the tasks that took 50 ms or more. */
  longTasks: number[];
  /** When the last key, click or wheel happened, as the browser itself says. */
  lastInput: number;
  /** From each key to the frame that shows what it changed. */
  keyDelays: number[];
  /** Fulfilled with the time when that has been painted. */
  painted(): Promise<number>;
};

declare global {
  interface Window {
    pageClock: PageClock;
  }
}

/** Has to be called before the page is opened. */
export async function installClock(page: Page): Promise<void> {
  // What runs this file names functions by a helper that the page does not have.
  await page.addInitScript({ content: 'globalThis.__name = (named) => named;' });
  await page.addInitScript(() => {
    const painted = () =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() => {
          // A message is only heard once the frame is out.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now());
          port2.postMessage(null);
        });
      });
    const clock: PageClock = { frames: [], longTasks: [], lastInput: 0, keyDelays: [], painted };
    window.pageClock = clock;
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) clock.longTasks.push(startTime + duration);
    }).observe({ type: 'longtask', buffered: true });
    const note = ({ timeStamp }: Event) => {
      clock.lastInput = timeStamp;
    };
    for (const kind of ['keydown', 'pointerup']) window.addEventListener(kind, note, { capture: true });
    window.addEventListener(
      'keydown',
      ({ timeStamp }) => void painted().then((at) => clock.keyDelays.push(at - timeStamp)),
      { capture: true },
    );
    const frame = (at: number) => {
      clock.frames.push(at);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/** Frames per second while `move` goes on. */
export async function framesPerSecond(page: Page, move: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    window.pageClock.frames.length = 0;
  });
  await move();
  return page.evaluate(() => {
    const { frames } = window.pageClock;
    return ((frames.length - 1) * 1000) / ((frames.at(-1) ?? 0) - (frames[0] ?? 0));
  });
}

/** Milliseconds from the input that `act` makes until what the selector finds is painted, or is gone. */
export async function timeToPaint(
  page: Page,
  { selector, isGone = false }: { selector: string; isGone?: boolean },
  act: () => Promise<void>,
): Promise<number> {
  const seen = page.evaluate(
    ([wanted, gone]) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if ((document.querySelector(wanted) === null) === gone) void window.pageClock.painted().then(resolve);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    [selector, isGone] as const,
  );
  await act();
  const at = await seen;
  return at - (await page.evaluate(() => window.pageClock.lastInput));
}
