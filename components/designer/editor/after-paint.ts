/**
 * Work that waits until what is on the screen has been painted: a key shows at once, and what follows from it, which
 * takes the longer the bigger the flow is, comes after. What is asked for several times meanwhile is done once.
 */

export type AfterPaint = {
  schedule(): void;
  /** Does it now when it is waiting. */
  flush(): void;
  isWaiting(): boolean;
};

/** Milliseconds; a page that is not shown paints nothing. */
const PATIENCE = 100;

export function createAfterPaint(work: () => void): AfterPaint {
  let cancel: (() => void) | undefined;
  const flush = () => {
    if (!cancel) return;
    cancel();
    cancel = undefined;
    work();
  };
  return {
    schedule() {
      cancel ??= afterNextPaint(flush);
    },
    flush,
    isWaiting: () => cancel !== undefined,
  };
}

/** Answers what calls it off. */
function afterNextPaint(run: () => void): () => void {
  let task: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    task = setTimeout(run);
  });
  const fallback = setTimeout(run, PATIENCE);
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(task);
    clearTimeout(fallback);
  };
}
