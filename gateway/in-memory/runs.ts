/** The runs that this process has in memory: so many at a time, each for a limited time, and none when the process ends. */

import { AppError } from '#server/app-error.ts';

export type InMemoryRuns = {
  /** `timeout` in milliseconds. Throws `Unavailable` when there are too many or none are taken any more. */
  take<End>(timeout: number, run: (signal: AbortSignal) => Promise<End>): Promise<End>;
  /** Ends those that are under way. */
  stop(): void;
};

/** Each may hold its caller's body, and all of them share one processor. */
const MAX_AT_ONCE = 1_000;

export function inMemoryRuns(most = MAX_AT_ONCE): InMemoryRuns {
  const underWay = new Set<AbortController>();
  let isStopped = false;
  return {
    async take(timeout, run) {
      if (isStopped) throw new AppError('Unavailable', 'The gateway is being stopped. Try again shortly.');
      if (underWay.size >= most) {
        throw new AppError('Unavailable', `${most} calls are being answered in memory. Try again shortly.`);
      }
      const controller = new AbortController();
      underWay.add(controller);
      const timer = setTimeout(() => controller.abort(), timeout);
      try {
        return await run(controller.signal);
      } finally {
        clearTimeout(timer);
        underWay.delete(controller);
      }
    },
    stop() {
      isStopped = true;
      for (const controller of underWay) controller.abort();
    },
  };
}
