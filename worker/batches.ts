/** Releases batches that are full or whose time has come, as their flows' Batch triggers say (WDL reference 3.2). */

import type { Log } from '#server/log.ts';
import { type Repeated, repeat } from '#server/repeat.ts';
import { listDueBatches } from '#server/repositories/batches.ts';
import { releaseDueBatch } from '#server/use-cases/release-batch.ts';

/** How exactly a schedule is kept; what is full is noticed at once. */
const EVERY_MS = 1_000;
/** Each holds a connection, and a second one while it stores a big batch. */
const AT_A_TIME = 4;

export function startBatches({ log }: { log: Log }): Repeated {
  let isStopping = false;

  async function releaseDue(): Promise<void> {
    let isGoingOn = true;
    while (isGoingOn && !isStopping) {
      const settled = await Promise.all((await listDueBatches(AT_A_TIME)).map(releaseDueBatch));
      isGoingOn = settled.includes(true);
    }
  }

  const releasing = repeat(releaseDue, {
    every: EVERY_MS,
    onError: (error) => log.warn({ err: error }, 'Batches could not be released; it is tried again.'),
  });
  return {
    wake: releasing.wake,
    stop() {
      isStopping = true;
      return releasing.stop();
    },
  };
}
