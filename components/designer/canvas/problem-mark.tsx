/** How many problems a step has; takes no room when there are none. */

import { CircleAlert, TriangleAlert } from 'lucide-react';

export function ProblemMark({ errors, warnings }: { errors: number; warnings: number }) {
  if (errors > 0) {
    return (
      <span className="flex shrink-0 items-center gap-0.5 font-medium text-destructive text-xs tabular-nums">
        <CircleAlert className="size-4" aria-hidden="true" />
        {errors}
      </span>
    );
  }
  if (warnings === 0) return null;
  return (
    <span className="flex shrink-0 items-center gap-0.5 font-medium text-status-waiting text-xs tabular-nums">
      <TriangleAlert className="size-4" aria-hidden="true" />
      {warnings}
    </span>
  );
}
