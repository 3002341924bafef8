/** A clock that stands still while something is computed and jumps over waits. */

type Timer = { at: number; wake: () => void };

export type SimulatedClock = {
  now(): number;
  /** Rejects with an `AbortError` once the signal aborts. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Keeps time from jumping while real work is under way: a program in a thread, a read of a file. */
  during<T>(work: Promise<T>): Promise<T>;
  /** A sleep in the midst of such work, as of a server that does not answer. */
  sleepDuring(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** The work's result; time jumps to the next wake-up whenever nothing else is left to do. */
  runToEnd<T>(work: Promise<T>): Promise<T>;
};

export function simulatedClock(start: number): SimulatedClock {
  let time = start;
  let working = 0;
  const timers = new Set<Timer>();

  const wakeNext = (): void => {
    const next = [...timers].reduce<Timer | undefined>(
      (first, timer) => (first && first.at <= timer.at ? first : timer),
      undefined,
    );
    if (next === undefined) throw new Error('The run waits for something that never comes.');
    time = Math.max(time, next.at);
    timers.delete(next);
    next.wake();
  };

  const sleep = (milliseconds: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(abortError());
      const timer: Timer = { at: time + milliseconds, wake: finish };
      const abort = () => {
        timers.delete(timer);
        reject(abortError());
      };
      function finish() {
        signal.removeEventListener('abort', abort);
        resolve();
      }
      signal.addEventListener('abort', abort);
      timers.add(timer);
    });

  return {
    now: () => time,
    sleep,
    async during(work) {
      working += 1;
      try {
        return await work;
      } finally {
        working -= 1;
      }
    },
    async sleepDuring(milliseconds, signal) {
      working -= 1;
      try {
        await sleep(milliseconds, signal);
      } finally {
        working += 1;
      }
    },
    async runToEnd(work) {
      let isOver = false;
      const end = () => {
        isOver = true;
      };
      work.then(end, end);
      for (await idle(); !isOver; await idle()) if (working === 0) wakeNext();
      return work;
    },
  };
}

/** Resolves once every promise that could settle has settled. */
function idle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function abortError(): Error {
  const error = new Error('Aborted');
  error.name = 'AbortError';
  return error;
}
