/** A page of runs: what happened, when, how long it took, and what went wrong. */

import Link from 'next/link';

import { Duration, RelativeTime } from '#components/shell/time.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { RunSummary } from '#core/api/runs.ts';
import { isRunEnded } from '#core/runs/status.ts';

/** `withFlow` for lists over several flows. */
export function RunTable({ runs, withFlow }: { runs: RunSummary[]; withFlow: boolean }) {
  return (
    <div className="overflow-hidden rounded-xl border border-border bg-card shadow-sm">
      <Table>
        <TableHeader>
          <TableRow className="hover:bg-transparent">
            <TableHead className="w-32">Status</TableHead>
            {withFlow && <TableHead>Flow</TableHead>}
            <TableHead>Trigger</TableHead>
            <TableHead className="w-20">Version</TableHead>
            <TableHead className="w-36">Started</TableHead>
            <TableHead className="w-28">Duration</TableHead>
            <TableHead>Error</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} withFlow={withFlow} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function RunRow({ run, withFlow }: { run: RunSummary; withFlow: boolean }) {
  const isCancelling = run.cancelRequestedAt !== null && !isRunEnded(run.status);
  return (
    <TableRow className="relative">
      <TableCell>
        <Link
          href={`/runs/${run.id}`}
          aria-label={`Run of ${run.flowName}, ${run.status}`}
          className="flex rounded-sm after:absolute after:inset-0"
        >
          <StatusBadge status={run.status} word={isCancelling ? 'Cancelling' : undefined} />
        </Link>
      </TableCell>
      {withFlow && (
        <TableCell className="max-w-64 font-medium">
          <Link href={`/flows/${run.flowId}`} className="relative z-10 block truncate hover:underline">
            {run.flowName}
          </Link>
        </TableCell>
      )}
      <TableCell className="max-w-56 truncate text-muted-foreground">{triggerWords(run)}</TableCell>
      <TableCell className="text-muted-foreground tabular-nums">v{run.versionNumber}</TableCell>
      <TableCell className="text-muted-foreground">
        <RelativeTime at={run.startedAt ?? run.acceptedAt} />
      </TableCell>
      <TableCell>
        <Duration from={run.startedAt} to={run.endedAt} />
      </TableCell>
      <TableCell className="max-w-72">
        {run.error && (
          <span className="block truncate text-status-failed" title={run.error.message}>
            {run.error.message || run.error.code}
          </span>
        )}
      </TableCell>
    </TableRow>
  );
}

const KINDS: { [kind: string]: string } = {
  Request: 'Request',
  Recurrence: 'Schedule',
  SlidingWindow: 'Sliding window',
  Http: 'HTTP polling',
  Manual: 'Run now',
};

function triggerWords({ triggerKind, originRunId }: RunSummary): string {
  const kind = KINDS[triggerKind] ?? triggerKind;
  return originRunId === null ? kind : `${kind}, run again`;
}
