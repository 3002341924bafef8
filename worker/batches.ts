/** Releases batches that are full or whose time has come, as their flows' Batch triggers say (WDL reference 3.2). */

import { AppError } from '#server/app-error.ts';
import type { Log } from '#server/log.ts';
import { type BatchPlace, listDueBatches, postponeBatch } from '#server/repositories/batches.ts';
import { releaseBatch } from '#server/use-cases/release-batch.ts';

import { type Repeated, repeat } from './repeat.ts';

/** How exactly a schedule is kept; what is full is noticed at once. */
const EVERY_MS = 1_000;
/** Each holds a connection, and a second one while it stores a big batch. */
const AT_A_TIME = 4;
/** After which a flow whose queue is full, and a trigger that fails, is tried again. */
const QUEUE_FULL_MS = 2_000;
const FAILED_MS = 60_000;

export function startBatches({ log }: { log: Log }): Repeated {
  async function releaseDue(): Promise<void> {
    let isGoingOn = true;
    while (isGoingOn) {
      const settled = await Promise.all((await listDueBatches(AT_A_TIME)).map(settle));
      isGoingOn = settled.includes(true);
    }
  }

  /** False when another worker has it. What one batch cannot do must not keep the others waiting. */
  async function settle(place: BatchPlace): Promise<boolean> {
    try {
      return (await releaseBatch(place)) !== undefined;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const isFull = error.code === 'TooManyConcurrentRequests';
      if (!isFull) log.warn({ err: error, ...place }, 'A batch could not be released; it is tried again.');
      await postponeBatch(place, isFull ? QUEUE_FULL_MS : FAILED_MS);
      return true;
    }
  }

  return repeat(releaseDue, {
    every: EVERY_MS,
    onError: (error) => log.warn({ err: error }, 'Batches could not be released; it is tried again.'),
  });
}
