/** Failures that are alike as one row: what, how often, since when, and the way to their runs. */

import { readable } from '#components/designer/editor/expression-scope.ts';
import { RelativeTime } from '#components/shell/time.tsx';
import { Link } from '#components/ui/link.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { FailureGroup } from '#core/api/failures.ts';
import type { RunSpan } from '#core/api/run-filter.ts';
import { TrendBars } from './trend-bars.tsx';

export function FailureTable({ groups, within }: { groups: readonly FailureGroup[]; within: RunSpan }) {
  return (
    <div className="overflow-hidden rounded-xl border border-border bg-card shadow-sm">
      <Table>
        <TableHeader>
          <TableRow className="hover:bg-transparent">
            <TableHead>Failure</TableHead>
            <TableHead className="w-20 text-right">Runs</TableHead>
            <TableHead className="w-36">Over the time</TableHead>
            <TableHead className="w-36">First</TableHead>
            <TableHead className="w-36">Last</TableHead>
            <TableHead className="w-28">Example</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {groups.map((group) => (
            <GroupRow key={group.id} group={group} within={within} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function GroupRow({ group, within }: { group: FailureGroup; within: RunSpan }) {
  const { id, flowName, action, code, message, count, firstAt, lastAt, lastRunId, trend } = group;
  const where = action === null ? flowName : `${flowName} › ${readable(action)}`;
  return (
    <TableRow className="relative">
      <TableCell className="max-w-0">
        <Link
          href={`/runs?failure=${id}&within=${within}`}
          className="block truncate rounded-sm font-medium after:absolute after:inset-0"
        >
          {where}
        </Link>
        <span className="block truncate text-status-failed text-xs" title={message}>
          <span className="font-medium">{code}</span> {message}
        </span>
      </TableCell>
      <TableCell className="text-right font-medium tabular-nums">{count.toLocaleString('en')}</TableCell>
      <TableCell>
        <TrendBars counts={trend} />
      </TableCell>
      <TableCell className="text-muted-foreground">
        <RelativeTime at={firstAt} />
      </TableCell>
      <TableCell className="text-muted-foreground">
        <RelativeTime at={lastAt} />
      </TableCell>
      <TableCell>
        <Link href={`/runs/${lastRunId}`} className="relative z-10 text-primary hover:underline">
          Newest run
        </Link>
      </TableCell>
    </TableRow>
  );
}
