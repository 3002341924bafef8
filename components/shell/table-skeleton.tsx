/** A list that is on its way. */

import { Skeleton } from '#components/ui/skeleton.tsx';

import { PageBody } from './page-header.tsx';

const ROWS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

export function TableSkeleton() {
  return (
    <PageBody>
      <span role="status" className="sr-only">
        Loading
      </span>
      <Skeleton className="h-7 w-40" />
      <div className="overflow-hidden rounded-xl border border-border bg-card shadow-sm">
        <div className="h-9 border-border border-b bg-muted/60" />
        {ROWS.map((row) => (
          <div key={row} className="flex h-11 items-center gap-4 border-border border-b px-3 last:border-0">
            <Skeleton className="h-4 w-56" />
            <Skeleton className="h-4 w-24" />
            <Skeleton className="ml-auto h-4 w-32" />
          </div>
        ))}
      </div>
    </PageBody>
  );
}
