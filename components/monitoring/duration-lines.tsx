'use client';

/** The lines of the chart of durations. Where nothing ended a line has a gap. */

import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { MetricOverview } from '#core/api/metrics.ts';
import { durationText } from '#core/runs/duration-text.ts';

const DAY = 86_400_000;
const HOURS = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const DAYS = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const FULL = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

export function DurationLines({ series }: Pick<MetricOverview, 'series'>) {
  const span = (series.at(-1)?.at ?? 0) - (series[0]?.at ?? 0);
  const axis = span > 2 * DAY ? DAYS : HOURS;
  const text = { fontSize: 11, fill: 'var(--muted-foreground)' };
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={series} margin={{ top: 4, right: 8, bottom: 0, left: 0 }} accessibilityLayer>
        <CartesianGrid stroke="var(--border)" vertical={false} />
        <XAxis
          dataKey="at"
          type="number"
          domain={['dataMin', 'dataMax']}
          tickFormatter={(at: number) => axis.format(at)}
          tick={text}
          stroke="var(--border)"
        />
        <YAxis tickFormatter={(time: number) => durationText(time)} tick={text} stroke="var(--border)" width={64} />
        <Tooltip content={PointWords} />
        <Line dataKey="p50" stroke="var(--primary)" strokeWidth={2} dot={{ r: 1.5 }} isAnimationActive={false} />
        <Line dataKey="p95" stroke="var(--status-waiting)" strokeWidth={2} dot={{ r: 1.5 }} isAnimationActive={false} />
      </LineChart>
    </ResponsiveContainer>
  );
}

type Pointed = { active?: boolean; payload?: readonly { payload?: MetricOverview['series'][number] }[] };

function PointWords({ active, payload }: Pointed) {
  const point = payload?.[0]?.payload;
  if (!active || !point) return null;
  const words = (time: number | null) => (time === null ? '–' : durationText(time));
  return (
    <div className="rounded-lg border border-border bg-popover px-3 py-2 text-xs shadow-md">
      <p className="font-medium">from {FULL.format(point.at)}</p>
      <p>
        {point.count.toLocaleString('en')} runs, {point.failed.toLocaleString('en')} failed
      </p>
      <p>half less than {words(point.p50)}</p>
      <p>one in twenty more than {words(point.p95)}</p>
    </div>
  );
}
