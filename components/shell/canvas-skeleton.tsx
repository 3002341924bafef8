/** A page with a canvas while it is read: its bar, and the canvas without steps. */

import { Skeleton } from '#components/ui/skeleton.tsx';

export function CanvasSkeleton() {
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <span role="status" className="sr-only">
        Loading
      </span>
      <div className="flex h-12 items-center gap-3 border-border border-b bg-card px-4">
        <Skeleton className="h-5 w-48" />
        <Skeleton className="ml-auto h-8 w-20" />
        <Skeleton className="h-8 w-20" />
      </div>
      <div className="grid flex-1 place-items-center bg-canvas">
        <Skeleton className="h-14 w-64" />
      </div>
    </div>
  );
}
