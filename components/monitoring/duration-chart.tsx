'use client';

/** How long runs took over the time: half of them less, one in twenty more. The chart's library is loaded with this part only. */

import dynamic from 'next/dynamic';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { MetricOverview } from '#core/api/metrics.ts';

const Lines = dynamic(() => import('./duration-lines.tsx').then((module) => module.DurationLines), {
  ssr: false,
  loading: () => <Skeleton className="size-full" />,
});

export function DurationChart({ series }: Pick<MetricOverview, 'series'>) {
  return (
    <section
      aria-label="How long runs took"
      className="grid gap-2 rounded-xl border border-border bg-card px-4 pt-3 pb-2 shadow-sm"
    >
      <p className="flex items-center gap-4 font-medium text-xs">
        How long runs took
        <span className="flex items-center gap-1.5 font-normal text-muted-foreground">
          <span className="h-0.5 w-4 bg-primary" aria-hidden="true" /> half took less
        </span>
        <span className="flex items-center gap-1.5 font-normal text-muted-foreground">
          <span className="h-0.5 w-4 bg-status-waiting" aria-hidden="true" /> one in twenty took more
        </span>
      </p>
      <div className="h-48">
        <Lines series={series} />
      </div>
    </section>
  );
}
