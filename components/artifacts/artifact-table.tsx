/** The list of maps and schemas. */

import { RelativeTime } from '#components/shell/time.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { ArtifactSummary } from '#core/api/artifacts.ts';

import { ArtifactMenu } from './artifact-menu.tsx';

export function ArtifactTable({ artifacts }: { artifacts: ArtifactSummary[] }) {
  return (
    <div className="overflow-hidden rounded-xl border border-border bg-card shadow-sm">
      <Table>
        <TableHeader>
          <TableRow className="hover:bg-transparent">
            <TableHead>Name</TableHead>
            <TableHead className="w-32">Kind</TableHead>
            <TableHead className="w-40">Characters</TableHead>
            <TableHead className="w-44">Updated</TableHead>
            <TableHead className="w-12">
              <span className="sr-only">Actions</span>
            </TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {artifacts.map((artifact) => (
            <TableRow key={`${artifact.kind}/${artifact.name}`}>
              <TableCell className="max-w-80 truncate font-medium">{artifact.name}</TableCell>
              <TableCell>
                <Badge variant="secondary">{artifact.kind}</Badge>
              </TableCell>
              <TableCell className="text-muted-foreground tabular-nums">
                {artifact.size.toLocaleString('en-US')}
              </TableCell>
              <TableCell className="text-muted-foreground">
                <RelativeTime at={artifact.updatedAt} />
              </TableCell>
              <TableCell>
                <ArtifactMenu artifact={artifact} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
