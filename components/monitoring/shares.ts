/** Shares of runs and calls, as people read them. */

type Counted = { count: number; failed: number; cancelled: number };

/** Of those that a person did not end: `99.2 %`; undefined where there are none. */
export function successShare({ count, failed, cancelled }: Counted): string | undefined {
  const counted = count - cancelled;
  if (counted <= 0) return undefined;
  const share = ((counted - failed) / counted) * 100;
  // One failure in a million is not none.
  const shown = failed > 0 ? Math.min(share, 99.99) : share;
  return `${shown.toLocaleString('en', { maximumFractionDigits: shown > 99 ? 2 : 1 })} %`;
}
