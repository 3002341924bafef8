/**
 * A carrier whose history has grown long goes on in a new one, which takes up what the journal says (docs/decisions/021): Temporal
 * ends a workflow whose history gets too long, and a worker holds all of it.
 *
 * Nothing that is under way is given up: what would begin something new waits, what has begun comes to its end and is recorded. Only
 * then the runs are let go.
 */

import { condition, workflowInfo } from '@temporalio/workflow';

import { LIMITS } from '#core/limits.ts';

import { abortError, throwIfAborted } from './abort-error.ts';

export type HandOver = {
  /**
   * Undefined while there is room in the history. Once the carrier is to hand over: rejects with an `AbortError` when the run is let
   * go or `signal` aborts, and with a `HistoryFull` where this carrier has got nothing done, as the next one would not either.
   */
  noRoom(signal?: AbortSignal): Promise<never> | undefined;
  /** Where there is room, what begins something outside. */
  begin<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result>;
  /** Something was done that the next carrier need not do again. */
  gotDone(): void;
  /** What ends something that has begun, and has to before the runs are let go. */
  finish<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Resolves when the runs can be let go; never, where the history stays short. */
  due(): Promise<void>;
  /** From here on nothing of the runs is recorded: the next carrier does it. */
  letGo(): void;
  readonly isLetGo: boolean;
};

/** What a run goes on from is more than one history holds. */
export class HistoryFull extends Error {
  constructor() {
    super('What has to be read again to go on is more than one history holds.');
    this.name = 'HistoryFull';
  }
}

/** Bytes of a history: the worker and Temporal hold all of it. */
const MOST_BYTES = 16 * 1024 * 1024;
/** Short of what Temporal ends a workflow at: 51,200 events and 50 MB. Who has only read so far may go on until here. */
const FULL = { events: 40_000, bytes: LIMITS.readAgain.ours };

/** `mostEvents`: of a history. */
export function handOver(mostEvents: number): HandOver {
  let underWay = 0;
  let begun = 0;
  let isWanted = false;
  let isLetGo = false;
  let hasDone = false;
  const held = new AbortController();

  async function finish<Result>(work: () => Promise<Result>): Promise<Result> {
    underWay += 1;
    begun += 1;
    try {
      return await work();
    } finally {
      underWay -= 1;
    }
  }

  function noRoom(signal?: AbortSignal): Promise<never> | undefined {
    const { historyLength, historySize } = workflowInfo();
    // What a workflow task has not ended with yet is not in its history.
    const length = Math.max(historyLength, begun);
    isWanted ||= length >= FULL.events || historySize >= FULL.bytes;
    isWanted ||= hasDone && (length >= mostEvents || historySize >= MOST_BYTES);
    if (!isWanted) return undefined;
    return hasDone ? untilAborted([held.signal, ...(signal ? [signal] : [])]) : Promise.reject(new HistoryFull());
  }

  return {
    noRoom,
    finish,
    begin(work, signal) {
      const full = noRoom(signal);
      if (full) return full;
      hasDone = true;
      return finish(work);
    },
    gotDone() {
      hasDone = true;
    },
    due: () => condition(() => isWanted && underWay === 0),
    letGo() {
      isLetGo = true;
      held.abort();
    },
    get isLetGo() {
      return isLetGo;
    },
  };
}

async function untilAborted(signals: readonly AbortSignal[]): Promise<never> {
  for (const signal of signals) throwIfAborted(signal);
  return new Promise((_, reject) => {
    for (const signal of signals) signal.addEventListener('abort', () => reject(abortError()), { once: true });
  });
}
