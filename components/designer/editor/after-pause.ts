/**
 * Work that waits for a pause in typing: a key shows at once, and what follows from it, which takes the longer the bigger
 * the flow is, comes when the hands rest. What is asked for several times meanwhile is done once.
 */

export type AfterPause = {
  schedule(): void;
  /** Does it now when it is waiting. */
  flush(): void;
  isWaiting(): boolean;
};

/** Milliseconds without another key; longer than from one key to the next of a fast typist. */
const PAUSE = 120;
/** Milliseconds after which it is done in the middle of typing. */
const PATIENCE = 2_000;

export function createAfterPause(work: () => void): AfterPause {
  let pause: ReturnType<typeof setTimeout> | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    if (pause === undefined) return;
    clearTimeout(pause);
    clearTimeout(patience);
    pause = undefined;
    patience = undefined;
    work();
  };
  return {
    schedule() {
      clearTimeout(pause);
      pause = setTimeout(flush, PAUSE);
      patience ??= setTimeout(flush, PATIENCE);
    },
    flush,
    isWaiting: () => pause !== undefined,
  };
}
