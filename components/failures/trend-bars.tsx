/** How often something happened in equal stretches of time, as small bars; the words say it for those who do not see them. */

export function TrendBars({ counts }: { counts: readonly number[] }) {
  const most = Math.max(1, ...counts);
  return (
    <div role="img" aria-label={trendWords(counts)} className="flex h-6 items-end gap-px">
      {counts.map((count, place) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a stretch of time is its place
          key={place}
          className={count === 0 ? 'h-px flex-1 bg-border' : 'flex-1 rounded-t-[1px] bg-status-failed'}
          style={count === 0 ? undefined : { height: `${Math.max(12, (count / most) * 100)}%` }}
        />
      ))}
    </div>
  );
}

/** `The latest third has most of them`. */
function trendWords(counts: readonly number[]): string {
  const third = Math.ceil(counts.length / 3);
  const sum = (part: readonly number[]) => part.reduce((total, count) => total + count, 0);
  const [early, late] = [sum(counts.slice(0, third)), sum(counts.slice(-third))];
  if (late > early * 2) return 'More often of late';
  return early > late * 2 ? 'Less often of late' : 'About as often all the time';
}
