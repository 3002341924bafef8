/**
 * A carrier whose history has grown long goes on in a new one, which takes up what the journal says (docs/decisions/021): Temporal
 * ends a workflow whose history gets too long, and a worker holds all of it.
 *
 * Nothing that is under way is given up: what would begin something new waits, what has begun comes to its end and is recorded. Only
 * then the runs are let go.
 */

import { condition, workflowInfo } from '@temporalio/workflow';

import { abortError, throwIfAborted } from './abort-error.ts';

export type HandOver = {
  /** Work that has effects: does not begin any more once the carrier is to hand over. Rejects with an `AbortError` then, when the run is let go. */
  begin<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result>;
  /** Work that has to come to its end before the runs are let go. */
  finish<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Resolves when the runs can be let go; never, where the history stays short. */
  due(): Promise<void>;
  /** From here on nothing of the runs is recorded: the next carrier does it. */
  letGo(): void;
  readonly isLetGo: boolean;
};

/** Bytes; Temporal ends a workflow at 50 MB. */
const MOST_BYTES = 40 * 1024 * 1024;

/** `mostEvents`: of a history; Temporal ends a workflow at 51,200. */
export function handOver(mostEvents: number): HandOver {
  let underWay = 0;
  let begun = 0;
  let isWanted = false;
  let isLetGo = false;

  async function finish<Result>(work: () => Promise<Result>): Promise<Result> {
    underWay += 1;
    begun += 1;
    try {
      return await work();
    } finally {
      underWay -= 1;
    }
  }

  return {
    finish,
    begin(signal, work) {
      const { historyLength, historySize } = workflowInfo();
      // What a workflow task has not ended with yet is not in its history.
      isWanted ||= Math.max(historyLength, begun) >= mostEvents || historySize >= MOST_BYTES;
      return isWanted ? untilAborted(signal) : finish(work);
    },
    due: () => condition(() => isWanted && underWay === 0),
    letGo() {
      isLetGo = true;
    },
    get isLetGo() {
      return isLetGo;
    },
  };
}

async function untilAborted(signal: AbortSignal): Promise<never> {
  throwIfAborted(signal);
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(abortError()), { once: true }));
}
