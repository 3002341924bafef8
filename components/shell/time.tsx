'use client';

/** A point in time in words, the exact one on hover; a length of time that grows while it is not over. */

import { duration, fullTime, relativeTime } from './format-time.ts';
import { useNow } from './use-now.ts';

const BEAT_MS = 15_000;

/** `at` in milliseconds since the epoch. */
export function RelativeTime({ at }: { at: number }) {
  const now = useNow(BEAT_MS);
  const iso = new Date(at).toISOString();
  if (now === null)
    return (
      <time dateTime={iso} className="invisible">
        {iso.slice(0, 10)}
      </time>
    );
  return (
    <time dateTime={iso} title={fullTime(at)} className="whitespace-nowrap">
      {relativeTime(at, now)}
    </time>
  );
}

/** Without an end the clock runs on. */
export function Duration({ from, to }: { from: number | null; to: number | null }) {
  const now = useNow(to === null ? 1_000 : 0);
  const end = to ?? now;
  if (from === null || end === null) return <span className="text-muted-foreground">–</span>;
  return <span className="whitespace-nowrap tabular-nums">{duration(end - from)}</span>;
}
