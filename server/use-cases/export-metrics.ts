/** The figures of a stretch of time as CSV: one line for each flow, step, operation and remote host that the page shows. */

import type { MetricRow } from '#core/api/metrics.ts';
import { csvCell } from '#server/csv.ts';

import { getMetricOverview, type MetricQuestion } from './get-metric-overview.ts';

const COLUMNS: readonly { title: string; of(kind: string, row: MetricRow): string | number | null }[] = [
  { title: 'Kind', of: (kind) => kind },
  { title: 'Name', of: (_, { key }) => key },
  { title: 'Flow', of: (_, { flowName }) => flowName },
  { title: 'Count', of: (_, { count }) => count },
  { title: 'Failed', of: (_, { failed }) => failed },
  { title: 'Cancelled', of: (_, { cancelled }) => cancelled },
  { title: 'Retries', of: (_, { retries }) => retries },
  { title: 'p50 (ms)', of: (_, { p50 }) => rounded(p50) },
  { title: 'p95 (ms)', of: (_, { p95 }) => rounded(p95) },
  { title: 'p99 (ms)', of: (_, { p99 }) => rounded(p99) },
  { title: 'Longest (ms)', of: (_, { longest }) => rounded(longest) },
];

export async function exportMetrics(question: MetricQuestion): Promise<string> {
  const { flows, steps, operations, hosts } = await getMetricOverview(question);
  const kinds = { Flow: flows, Step: steps, Operation: operations, Host: hosts };
  const lines = Object.entries(kinds).flatMap(([kind, rows]) =>
    rows.map((row) => COLUMNS.map(({ of }) => csvCell(of(kind, row))).join(',')),
  );
  return [COLUMNS.map(({ title }) => csvCell(title)).join(','), ...lines, ''].join('\r\n');
}

function rounded(milliseconds: number | null): number | null {
  return milliseconds === null ? null : Math.round(milliseconds * 10) / 10;
}
