/** The list of flows. */

import { RelativeTime } from '#components/shell/time.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Link } from '#components/ui/link.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { FlowSummary } from '#core/api/flows.ts';
import { RUN_STATUSES } from '#core/runs/status.ts';

import { FlowMenu } from './flow-menu.tsx';

export function FlowTable({ flows }: { flows: FlowSummary[] }) {
  return (
    <div className="overflow-hidden rounded-xl border border-border bg-card shadow-sm">
      <Table>
        <TableHeader>
          <TableRow className="hover:bg-transparent">
            <TableHead>Name</TableHead>
            <TableHead className="w-56">State</TableHead>
            <TableHead className="w-28">Trigger</TableHead>
            <TableHead className="w-60">Last run</TableHead>
            <TableHead className="w-36">Next run</TableHead>
            <TableHead className="w-12">
              <span className="sr-only">Actions</span>
            </TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {flows.map((flow) => (
            <FlowRow key={flow.id} flow={flow} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function FlowRow({ flow }: { flow: FlowSummary }) {
  return (
    <TableRow className="relative">
      <TableCell className="max-w-80 font-medium">
        <Link href={`/flows/${flow.id}`} className="block truncate rounded-sm after:absolute after:inset-0">
          {flow.name}
        </Link>
        {flow.description !== '' && (
          <span className="block truncate font-normal text-muted-foreground text-xs" title={flow.description}>
            {flow.description}
          </span>
        )}
        {flow.tags.length > 0 && (
          <span className="mt-1 flex flex-wrap gap-1">
            {flow.tags.map((tag) => (
              <Badge key={tag} variant="secondary">
                {tag}
              </Badge>
            ))}
          </span>
        )}
      </TableCell>
      <TableCell>
        <FlowState flow={flow} />
      </TableCell>
      <TableCell className="text-muted-foreground">{triggerWord(flow.triggerType)}</TableCell>
      <TableCell>
        <LastRun run={flow.lastRun} flowName={flow.name} />
      </TableCell>
      <TableCell className="text-muted-foreground">
        {flow.nextFireAt === null ? '–' : <RelativeTime at={flow.nextFireAt} />}
      </TableCell>
      <TableCell>
        <FlowMenu flow={flow} />
      </TableCell>
    </TableRow>
  );
}

function FlowState({ flow }: { flow: FlowSummary }) {
  if (flow.publishedNumber === null) return <Badge variant="outline">Draft</Badge>;
  return (
    <span className="flex items-center gap-1.5">
      {flow.enabled ? (
        <Badge variant="success">Published v{flow.publishedNumber}</Badge>
      ) : (
        <Badge variant="secondary">Disabled v{flow.publishedNumber}</Badge>
      )}
      {flow.hasChanges && <Badge variant="outline">Changed</Badge>}
    </span>
  );
}

function LastRun({ run, flowName }: { run: FlowSummary['lastRun']; flowName: string }) {
  const status = RUN_STATUSES.find((name) => name === run?.status);
  if (!run || !status) return <span className="text-muted-foreground">Never</span>;
  return (
    <Link
      href={`/runs/${run.id}`}
      aria-label={`Last run of ${flowName}, ${run.status}`}
      className="relative z-10 inline-flex items-center gap-2 rounded-sm hover:underline"
    >
      <StatusBadge status={status} />
      <span className="text-muted-foreground">
        <RelativeTime at={run.acceptedAt} />
      </span>
    </Link>
  );
}

const TRIGGERS: { [type: string]: string } = {
  request: 'Request',
  recurrence: 'Schedule',
  slidingwindow: 'Sliding window',
  http: 'HTTP polling',
};

function triggerWord(type: string | null): string {
  return type === null ? '–' : (TRIGGERS[type.toLowerCase()] ?? type);
}
