/** The replays of many runs there were. */

import { ListRestart } from 'lucide-react';
import type { Metadata } from 'next';
import { BulkStatusBadge } from '#components/bulk-replays/bulk-status-badge.tsx';
import { EmptyState } from '#components/shell/empty-state.tsx';
import { LiveRefresh } from '#components/shell/live-refresh.tsx';
import { PageBody, PageHeader } from '#components/shell/page-header.tsx';
import { RelativeTime } from '#components/shell/time.tsx';
import { Link } from '#components/ui/link.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { BulkReplaySummary } from '#core/api/bulk-replays.ts';
import { listBulkReplays } from '#server/use-cases/get-bulk-replay.ts';

export const metadata: Metadata = { title: 'Replays of many runs' };

export default async function BulkReplaysPage() {
  const replays = await listBulkReplays();
  return (
    <PageBody>
      <LiveRefresh />
      <PageHeader title="Replays of many runs" description="The newest first." />
      {replays.length === 0 ? (
        <EmptyState icon={ListRestart} title="No runs were replayed together yet">
          Filter the list of <Link href="/runs">runs</Link> to those you want done again, and choose “All of these”.
        </EmptyState>
      ) : (
        <div className="overflow-hidden rounded-xl border border-border bg-card shadow-sm">
          <Table>
            <TableHeader>
              <TableRow className="hover:bg-transparent">
                <TableHead className="w-36">Status</TableHead>
                <TableHead>Begins</TableHead>
                <TableHead className="w-32">Replayed</TableHead>
                <TableHead className="w-36">Failed again</TableHead>
                <TableHead className="w-40">By</TableHead>
                <TableHead className="w-36">Begun</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {replays.map((replay) => (
                <ReplayRow key={replay.id} replay={replay} />
              ))}
            </TableBody>
          </Table>
        </div>
      )}
    </PageBody>
  );
}

function ReplayRow({ replay }: { replay: BulkReplaySummary }) {
  const { id, status, from, waiting, replayed, refused, outcomes, createdBy, createdAt } = replay;
  const all = waiting + replayed + refused;
  return (
    <TableRow className="relative">
      <TableCell>
        <Link
          href={`/runs/replays/${id}`}
          aria-label={`Replay of ${all} runs, ${status}`}
          className="flex rounded-sm after:absolute after:inset-0"
        >
          <BulkStatusBadge status={status} />
        </Link>
      </TableCell>
      <TableCell>{from === 'Start' ? 'At the start' : 'With the steps that failed'}</TableCell>
      <TableCell className="tabular-nums">
        {replayed.toLocaleString('en')} of {all.toLocaleString('en')}
      </TableCell>
      <TableCell className="tabular-nums">{outcomes.failed.toLocaleString('en')}</TableCell>
      <TableCell className="max-w-40 truncate text-muted-foreground">{createdBy ?? '–'}</TableCell>
      <TableCell className="text-muted-foreground">
        <RelativeTime at={createdAt} />
      </TableCell>
    </TableRow>
  );
}
