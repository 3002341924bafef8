/** How often something happened in equal stretches of time, and how much of it failed, as small bars. */

import type { MetricRow } from '#core/api/metrics.ts';

export function CallBars({ trend }: Pick<MetricRow, 'trend'>) {
  const most = Math.max(1, ...trend.map(({ count }) => count));
  const failed = trend.reduce((sum, point) => sum + point.failed, 0);
  const active = trend.filter(({ count }) => count > 0).length;
  const words = `Active in ${active} of ${trend.length} stretches of time${failed > 0 ? `, ${failed} failed` : ''}`;
  return (
    <div role="img" aria-label={words} className="flex h-6 items-end gap-px">
      {trend.map(({ count, failed: wrong }, place) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a stretch of time is its place
          key={place}
          className={
            count === 0
              ? 'h-px flex-1 bg-border'
              : 'flex flex-1 flex-col justify-end overflow-hidden rounded-t-[1px] bg-status-succeeded'
          }
          style={count === 0 ? undefined : { height: `${Math.max(12, (count / most) * 100)}%` }}
        >
          {wrong > 0 && <span className="min-h-px bg-status-failed" style={{ height: `${(wrong / count) * 100}%` }} />}
        </span>
      ))}
    </div>
  );
}
