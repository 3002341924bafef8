/**
 * Waits until a run has answered its caller or has ended. Nothing is polled: notices of the database wake whoever waits
 * for that run, and the row is read again then. A notice is only a hint, so everybody is woken after a lost connection.
 */

import { isDatabaseAway } from '#server/database-away.ts';
import { findRunAnswer, type RunAnswer } from '#server/repositories/run-responses.ts';

/** `TimedOut`: the run goes on. `Stopped`: nobody waits here any more; the run goes on. */
export type Waited = { outcome: 'Answered' | 'Ended'; answer: RunAnswer } | { outcome: 'TimedOut' | 'Stopped' };

export type ResponseWaits = {
  /** `timeout` in milliseconds. `signal` aborts when the caller has gone. */
  wait(runId: string, limits: { timeout: number; signal: AbortSignal }): Promise<Waited>;
  /** Something happened to the run. */
  wake(runId: string): void;
  /** Anything may have happened. */
  wakeAll(): void;
  /** Every wait, now and later, ends as `Stopped`. */
  stop(): void;
};

/** After a read that failed because the database was away; its notices cannot be relied on then. */
const RETRY_MS = 500;

type Wake = (reason: 'Notice' | 'TimedOut' | 'Stopped') => void;

export function createResponseWaits(find = findRunAnswer): ResponseWaits {
  const waiting = new Map<string, Set<Wake>>();
  let isStopped = false;

  /** Resolves at the next notice of the run, at the deadline, or when the wait is given up. */
  function nextWake(runId: string, deadline: number, signal: AbortSignal) {
    let wake: Wake = () => undefined;
    const woken = new Promise<Parameters<Wake>[0]>((resolve) => {
      wake = resolve;
    });
    const timer = setTimeout(() => wake('TimedOut'), Math.max(0, deadline - Date.now()));
    const giveUp = () => wake('Stopped');
    signal.addEventListener('abort', giveUp);
    if (isStopped || signal.aborted) giveUp();
    const wakes = waiting.get(runId) ?? new Set();
    waiting.set(runId, wakes.add(wake));
    const release = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      wakes.delete(wake);
      if (wakes.size === 0 && waiting.get(runId) === wakes) waiting.delete(runId);
    };
    return { woken, wake, release };
  }

  async function wait(runId: string, { timeout, signal }: { timeout: number; signal: AbortSignal }): Promise<Waited> {
    const deadline = Date.now() + timeout;
    for (let isOver = false; ; ) {
      // Registered before the row is read, so that what happens between the two is not missed.
      const next = nextWake(runId, deadline, signal);
      try {
        const answer = await readAnswer(runId, next.wake);
        if (answer?.response) return { outcome: 'Answered', answer };
        if (answer?.hasEnded) return { outcome: 'Ended', answer };
        // An answer of the last moment is found by the look after it.
        if (isOver) return { outcome: 'TimedOut' };
        const reason = await next.woken;
        if (reason === 'Stopped') return { outcome: reason };
        isOver = reason === 'TimedOut';
      } finally {
        next.release();
      }
    }
  }

  async function readAnswer(runId: string, wake: Wake): Promise<RunAnswer | undefined> {
    try {
      return await find(runId);
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      setTimeout(() => wake('Notice'), RETRY_MS);
      return undefined;
    }
  }

  function wakeAll(reason: Parameters<Wake>[0]): void {
    for (const wakes of [...waiting.values()]) for (const wake of wakes) wake(reason);
  }

  return {
    wait,
    wake: (runId) => {
      for (const wake of waiting.get(runId) ?? []) wake('Notice');
    },
    wakeAll: () => wakeAll('Notice'),
    stop() {
      isStopped = true;
      wakeAll('Stopped');
    },
  };
}
