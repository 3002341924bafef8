/** Lets so many runs be under way at a time, the others wait in the order in which they came (WDL reference 3.6). */

import type { TriggerConcurrency } from '#core/definition/trigger-concurrency.ts';

export type Turns = {
  /** False when one more could not even wait. */
  hasRoom(): boolean;
  take<Result>(run: () => Promise<Result>): Promise<Result>;
};

/** Without a limit everybody's turn is at once. */
export function turns(limit: TriggerConcurrency | undefined): Turns {
  let running = 0;
  const waiting: (() => void)[] = [];
  const isFull = () => limit !== undefined && running >= limit.runs;
  return {
    hasRoom: () => limit === undefined || !isFull() || waiting.length < limit.waiting,
    async take(run) {
      if (isFull()) await new Promise<void>((resolve) => waiting.push(resolve));
      else running += 1;
      try {
        return await run();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}
