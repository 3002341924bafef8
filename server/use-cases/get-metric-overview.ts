/** How everything went in a stretch of time: runs, flows, steps, operations and remote hosts. */

import { type MetricOverview, type MetricRow, type MetricTotals, metricOverviewSchema } from '#core/api/metrics.ts';
import { RUN_SPANS, type RunSpan } from '#core/api/run-filter.ts';
import { addDurations, type Durations, percentile } from '#core/metrics/durations.ts';
import { errorClassOf } from '#core/metrics/error-class.ts';
import {
  flowNamesOf,
  type MetricKind,
  type MetricStretch,
  type MetricSum,
  sumsBySubject,
  sumsByTime,
  trendsOf,
} from '#server/repositories/metrics.ts';

const DAY = 86_400_000;
const WEEK = 7 * DAY;

/** What each span is made of, and into how many parts its charts fall. */
const GRAIN = {
  '1h': { resolution: 'minute', parts: 30 },
  '24h': { resolution: 'minute', parts: 48 },
  '7d': { resolution: 'hour', parts: 56 },
  '30d': { resolution: 'hour', parts: 60 },
} as const satisfies { [span in RunSpan]: { resolution: MetricStretch['resolution']; parts: number } };

/** Rows of a table, and parts of the small chart in each. */
const MOST_ROWS = 50;
const MOST_STEPS = 500;
/** Slowest steps of all flows; of one flow as many as other rows. */
const SHOWN_STEPS = 20;
const TREND_PARTS = 24;

export type MetricQuestion = {
  within: RunSpan;
  /** Only of this flow; operations and hosts are left out then, as they belong to none. */
  flowId?: string | undefined;
};

export async function getMetricOverview({ within, flowId }: MetricQuestion, now = Date.now()): Promise<MetricOverview> {
  const { resolution, parts } = GRAIN[within];
  const stretch: MetricStretch = { resolution, from: new Date(now - RUN_SPANS[within]), to: new Date(now), flowId };
  const [totals, weekBefore, points, flows, hosts, operations, steps] = await Promise.all([
    totalsOf(stretch),
    totalsBefore(stretch),
    sumsByTime('flow', stretch, parts),
    rowsOf('flow', stretch),
    flowId === undefined ? rowsOf('host', stretch) : [],
    flowId === undefined ? rowsOf('operation', stretch) : [],
    slowestSteps(stretch),
  ]);
  const length = RUN_SPANS[within] / parts;
  const series = Array.from({ length: parts }, (_, bucket) => {
    const point = points.find((each) => each.bucket === bucket);
    const at = stretch.from.getTime() + bucket * length;
    return { at, count: point?.count ?? 0, failed: point?.failed ?? 0, ...percentilesOf(point?.durations ?? {}) };
  });
  return metricOverviewSchema.parse({
    from: stretch.from.getTime(),
    to: now,
    totals,
    weekBefore: weekBefore.count === 0 ? null : weekBefore,
    series,
    flows,
    hosts,
    operations,
    steps,
  });
}

async function totalsOf(stretch: MetricStretch): Promise<MetricTotals> {
  const [runs, queue, lag] = await Promise.all([
    sumsByTime('flow', stretch, 1),
    sumsByTime('queue', stretch, 1),
    sumsByTime('lag', stretch, 1),
  ]);
  const cancelled = (await sumsBySubject('flow', stretch, MOST_STEPS)).reduce((sum, row) => sum + row.cancelled, 0);
  const durations = addDurations(runs.map((point) => point.durations));
  return {
    count: runs.reduce((sum, { count }) => sum + count, 0),
    failed: runs.reduce((sum, { failed }) => sum + failed, 0),
    cancelled,
    ...percentilesOf(durations),
    queueP95: percentile(addDurations(queue.map((point) => point.durations)), 0.95),
    lagP95: percentile(addDurations(lag.map((point) => point.durations)), 0.95),
  };
}

/** Minutes are forgotten after two days: a week ago there are hours. */
function totalsBefore({ from, to, flowId }: MetricStretch): Promise<MetricTotals> {
  const hour = (time: number) => new Date(Math.floor((time - WEEK) / 3_600_000) * 3_600_000);
  return totalsOf({ resolution: 'hour', from: hour(from.getTime()), to: hour(to.getTime()), flowId });
}

async function rowsOf(kind: MetricKind, stretch: MetricStretch): Promise<MetricRow[]> {
  return withTrends(kind, stretch, await sumsBySubject(kind, stretch, MOST_ROWS));
}

async function slowestSteps(stretch: MetricStretch): Promise<MetricRow[]> {
  const sums = await sumsBySubject('step', stretch, MOST_STEPS);
  const slow = sums.map((sum) => ({ sum, p95: percentile(sum.durations, 0.95) ?? 0 })).sort((a, b) => b.p95 - a.p95);
  return withTrends(
    'step',
    stretch,
    slow.slice(0, stretch.flowId === undefined ? SHOWN_STEPS : MOST_ROWS).map(({ sum }) => sum),
  );
}

async function withTrends(kind: MetricKind, stretch: MetricStretch, sums: MetricSum[]): Promise<MetricRow[]> {
  const [points, names] = await Promise.all([
    trendsOf(
      kind,
      sums.map(({ key }) => key),
      stretch,
      TREND_PARTS,
    ),
    flowNamesOf(sums.flatMap(({ flowId }) => flowId ?? [])),
  ]);
  return sums.map(({ errors, durations, ...sum }) => ({
    ...sum,
    flowName: sum.flowId === null ? null : (names.get(sum.flowId) ?? 'A deleted flow'),
    ...percentilesOf(durations),
    errors: byClass(errors),
    trend: Array.from({ length: TREND_PARTS }, (_, bucket) => {
      const point = points.find((each) => each.key === sum.key && each.bucket === bucket);
      return { count: point?.count ?? 0, failed: point?.failed ?? 0 };
    }),
  }));
}

function percentilesOf(durations: Durations) {
  return { p50: percentile(durations, 0.5), p95: percentile(durations, 0.95), p99: percentile(durations, 0.99) };
}

function byClass(errors: MetricSum['errors']): MetricRow['errors'] {
  const classes: MetricRow['errors'] = {};
  for (const [code, count] of Object.entries(errors)) {
    const name = errorClassOf(code);
    classes[name] = (classes[name] ?? 0) + count;
  }
  return classes;
}
