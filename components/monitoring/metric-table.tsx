/** One kind of subjects, a row each: how often, how well, how long, and the way to the runs behind it. */

import { readable } from '#components/designer/editor/expression-scope.ts';
import { Link } from '#components/ui/link.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { MetricRow } from '#core/api/metrics.ts';
import type { RunSpan } from '#core/api/run-filter.ts';
import { CallBars } from './call-bars.tsx';
import { timeText } from './metric-tiles.tsx';
import { successShare } from './shares.ts';

export type MetricTableProps = {
  kind: 'flow' | 'step' | 'operation' | 'host';
  title: string;
  words?: string;
  rows: readonly MetricRow[];
  within: RunSpan;
};

const NOTHING = {
  flow: 'No run has ended in this time.',
  step: 'No step has ended in this time.',
  operation: 'No step has ended in this time.',
  host: 'No remote API was called in this time.',
} as const;

export function MetricTable({ kind, title, words, rows, within }: MetricTableProps) {
  return (
    <section aria-label={title} className="grid gap-2">
      <div>
        <h2 className="font-medium text-base leading-6">{title}</h2>
        {words !== undefined && <p className="text-muted-foreground text-sm">{words}</p>}
      </div>
      {rows.length === 0 ? (
        <p className="rounded-xl border border-border-strong border-dashed px-4 py-6 text-center text-muted-foreground text-sm">
          {NOTHING[kind]}
        </p>
      ) : (
        <div className="overflow-hidden rounded-xl border border-border bg-card shadow-sm">
          <Table>
            <TableHeader>
              <TableRow className="hover:bg-transparent">
                <TableHead>{kind === 'host' ? 'Host' : kind === 'operation' ? 'Operation' : 'Name'}</TableHead>
                <TableHead className="w-36">Over the time</TableHead>
                <TableHead className="w-24 text-right">Count</TableHead>
                <TableHead className="w-24 text-right">Went well</TableHead>
                <TableHead className="w-52">What failed</TableHead>
                <TableHead className="w-20 text-right">p50</TableHead>
                <TableHead className="w-20 text-right">p95</TableHead>
                <TableHead className="w-20 text-right">p99</TableHead>
                <TableHead className="w-24 text-right">Longest</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {rows.map((row) => (
                <SubjectRow key={row.key} kind={kind} row={row} within={within} />
              ))}
            </TableBody>
          </Table>
        </div>
      )}
    </section>
  );
}

function SubjectRow({ kind, row, within }: Pick<MetricTableProps, 'kind' | 'within'> & { row: MetricRow }) {
  const { count, failed, retries, p50, p95, p99, longest, trend } = row;
  const href = addressOf(kind, row, within);
  const name = nameOf(kind, row);
  return (
    <TableRow className="relative">
      <TableCell className="max-w-64 truncate font-medium">
        {href === undefined ? (
          name
        ) : (
          <Link href={href} className="rounded-sm after:absolute after:inset-0">
            {name}
          </Link>
        )}
        {retries > 0 && (
          <span className="block font-normal text-muted-foreground text-xs">
            {retries.toLocaleString('en')} {retries === 1 ? 'retry' : 'retries'}
          </span>
        )}
      </TableCell>
      <TableCell>
        <CallBars trend={trend} />
      </TableCell>
      <TableCell className="text-right tabular-nums">{count.toLocaleString('en')}</TableCell>
      <TableCell className={failed > 0 ? 'text-right text-status-failed tabular-nums' : 'text-right tabular-nums'}>
        {successShare(row) ?? '–'}
      </TableCell>
      <TableCell className="max-w-52 truncate text-muted-foreground text-xs">{errorWords(row)}</TableCell>
      {[p50, p95, p99, longest].map((time, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
        <TableCell key={place} className="text-right tabular-nums">
          {timeText(time)}
        </TableCell>
      ))}
    </TableRow>
  );
}

function nameOf(kind: MetricTableProps['kind'], { key, flowName }: MetricRow): string {
  if (kind === 'flow') return flowName ?? key;
  return kind === 'step' ? `${flowName} › ${readable(key.slice(key.indexOf('/') + 1))}` : key;
}

/** Of a flow its own figures; else where the runs behind the row are, undefined where no list of runs has them alone. */
function addressOf(kind: MetricTableProps['kind'], { key, flowId, failed }: MetricRow, within: RunSpan) {
  if (kind === 'flow') return `/monitoring?flowId=${encodeURIComponent(key)}&within=${within}`;
  if (flowId !== null) return `/runs?flowId=${flowId}&within=${within}${failed > 0 ? '&status=Failed,TimedOut' : ''}`;
  return kind === 'host' && failed > 0
    ? `/runs?within=${within}&payload=${encodeURIComponent(key)}&status=Failed,TimedOut`
    : undefined;
}

function errorWords({ errors }: MetricRow): string {
  return Object.entries(errors)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count.toLocaleString('en')}`)
    .join(', ');
}
