/** Says that the canvas shows the last good state while the code is broken. */

import { TriangleAlert } from 'lucide-react';

export function StaleNote() {
  return (
    <p
      role="status"
      className="absolute top-3 left-1/2 flex -translate-x-1/2 items-center gap-2 rounded-lg border border-status-waiting bg-status-waiting-soft px-3 py-1.5 text-status-waiting text-xs shadow-sm"
    >
      <TriangleAlert className="size-4 shrink-0" aria-hidden="true" />
      The code is not valid at the moment. The canvas shows the last good state.
    </p>
  );
}
