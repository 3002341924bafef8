/** Alerts that are over. */

import { RelativeTime } from '#components/shell/time.tsx';
import { Link } from '#components/ui/link.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { Alert } from '#core/api/alerts.ts';
import { durationText } from '#core/runs/duration-text.ts';
import { Section } from './section.tsx';

export function AlertHistory({ alerts }: { alerts: readonly Alert[] }) {
  return (
    <Section title="Over">
      <div className="overflow-hidden rounded-xl border border-border bg-card shadow-sm">
        <Table>
          <TableHeader>
            <TableRow className="hover:bg-transparent">
              <TableHead className="w-64">Alert</TableHead>
              <TableHead>What was found</TableHead>
              <TableHead className="w-28">Lasted</TableHead>
              <TableHead className="w-36">Over</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {alerts.map(({ id, ruleName, flowName, summary, since, resolvedAt, path }) => (
              <TableRow key={id}>
                <TableCell className="max-w-64 truncate">
                  <Link href={path} className="font-medium hover:underline">
                    {ruleName}
                  </Link>
                  {flowName !== null && (
                    <span className="block truncate text-muted-foreground text-xs">{flowName}</span>
                  )}
                </TableCell>
                <TableCell className="max-w-0 truncate text-muted-foreground" title={summary}>
                  {summary}
                </TableCell>
                <TableCell className="tabular-nums">
                  {resolvedAt !== null && durationText(resolvedAt - since)}
                </TableCell>
                <TableCell className="text-muted-foreground">
                  {resolvedAt !== null && <RelativeTime at={resolvedAt} />}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </Section>
  );
}
