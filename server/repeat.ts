/** A task that is done now and then, and at once when something happens; never twice at the same time. */

export type Repeated = {
  /** Soon: now, or once more after the pass that is under way. */
  wake(): void;
  /** Resolves when the pass that is under way has ended; there is none after it. */
  stop(): Promise<void>;
};

export type RepeatOptions = {
  /** Milliseconds between two passes when nothing wakes it. */
  every: number;
  /** Told when a pass fails; the next one comes all the same, and sooner. */
  onError(error: unknown): void;
};

/** What failed is tried again after this; each failure on end doubles it, up to the time between two passes. */
const FIRST_RETRY_MS = 1_000;

/** The first pass begins at once. */
export function repeat(task: () => Promise<void>, { every, onError }: RepeatOptions): Repeated {
  let isStopped = false;
  let isWanted = false;
  let timer: NodeJS.Timeout | undefined;
  let passes: Promise<void> | undefined;
  let failuresOnEnd = 0;

  async function pass(): Promise<void> {
    clearTimeout(timer);
    do {
      isWanted = false;
      try {
        await task();
        failuresOnEnd = 0;
      } catch (error) {
        failuresOnEnd += 1;
        onError(error);
        break;
      }
    } while (isWanted && !isStopped);
    passes = undefined;
    if (!isStopped) timer = setTimeout(wake, wait());
  }

  function wait(): number {
    return failuresOnEnd === 0 ? every : Math.min(every, FIRST_RETRY_MS * 2 ** (failuresOnEnd - 1));
  }

  function wake(): void {
    isWanted = true;
    if (!isStopped) passes ??= pass();
  }

  wake();
  return {
    wake,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await passes;
    },
  };
}
