'use client';

/** How many runs were accepted when, by status. A stretch of time that is brushed, by pointer or by keys, becomes the filter. */

import { useState } from 'react';

import { fullTime } from '#components/shell/format-time.ts';
import { cn } from '#components/ui/class-names.ts';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { STATUS_LOOKS } from '#components/ui/status-looks.ts';
import type { RunFilter } from '#core/api/run-filter.ts';
import type { RunCounts } from '#core/api/runs.ts';

import { BAR_ORDER, type Brush, type Bucket, rangeOf, sumOf, totalOf } from './counted-range.ts';
import { RunCountsBars } from './run-counts-bars.tsx';
import { useRunCounts } from './use-run-counts.ts';

export type RunCountsChartProps = {
  filter: RunFilter;
  /** Changes when some run has changed. */
  notice: number;
  /** Times as the filter has them. */
  onRange(range: { from: string; to: string }): void;
};

export function RunCountsChart({ filter, notice, onRange }: RunCountsChartProps) {
  const { counts, problem } = useRunCounts(filter, notice);
  const [looked, setLooked] = useState<number>();
  function choose(brush: Brush): void {
    if (!counts) return;
    const { from, to } = rangeOf(counts, brush);
    onRange({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });
  }
  return (
    <section
      aria-label="Runs over time"
      className="flex h-40 flex-col gap-2 rounded-xl border border-border bg-card px-4 pt-3 pb-2 shadow-sm"
    >
      {problem !== undefined && !counts && (
        <p role="alert" className="m-auto text-destructive text-sm">
          The counts could not be read: {problem}
        </p>
      )}
      {problem === undefined && !counts && <Skeleton className="size-full" />}
      {counts && (
        <>
          <Heading counts={counts} looked={looked} />
          <RunCountsBars counts={counts} describe={describeBucket} onLook={setLooked} onBrush={choose} />
          <p className="flex justify-between text-muted-foreground text-xs">
            <span>{fullTime(counts.from)}</span>
            {counts.countedFrom !== null && <span>Counted back to {fullTime(counts.countedFrom)}</span>}
            <span>{fullTime(counts.to)}</span>
          </p>
        </>
      )}
    </section>
  );
}

/** The sums, or those of the bar that is looked at. */
function Heading({ counts, looked }: { counts: RunCounts; looked: number | undefined }) {
  const bucket = looked === undefined ? totalOf(counts.buckets) : (counts.buckets[looked] ?? {});
  const sum = sumOf(bucket);
  return (
    <div className="flex h-5 items-center gap-4 text-xs">
      <span className="font-medium tabular-nums">
        {sum.toLocaleString('en')} {sum === 1 ? 'run' : 'runs'}
      </span>
      {BAR_ORDER.filter((status) => bucket[status] !== undefined).map((status) => (
        <span key={status} className="flex items-center gap-1.5 text-muted-foreground tabular-nums">
          <span className={cn('size-2 rounded-sm bg-current', STATUS_LOOKS[status].text)} />
          {STATUS_LOOKS[status].word} {bucket[status]?.toLocaleString('en')}
        </span>
      ))}
      <span className="ml-auto truncate text-muted-foreground">
        {looked === undefined ? 'Drag over a stretch of time to look closer' : timeWords(counts, looked)}
      </span>
    </div>
  );
}

function timeWords(counts: RunCounts, index: number): string {
  const { from, to } = rangeOf(counts, { anchor: index, head: index });
  return `${fullTime(from)} to ${fullTime(to)}`;
}

function describeBucket(counts: RunCounts, index: number): string {
  const bucket: Bucket = counts.buckets[index] ?? {};
  const sum = sumOf(bucket);
  const parts = BAR_ORDER.filter((status) => bucket[status] !== undefined).map(
    (status) => `${bucket[status]} ${STATUS_LOOKS[status].word.toLowerCase()}`,
  );
  return `${timeWords(counts, index)}: ${sum === 0 ? 'no runs' : parts.join(', ')}`;
}
