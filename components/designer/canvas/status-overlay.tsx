/** Status, duration and number of tries of a step, on its card. */

import { RotateCw } from 'lucide-react';
import { StatusIcon } from '#components/ui/status-badge.tsx';
import type { StepOverlay } from './canvas-context.tsx';

export function StatusOverlay({ overlay: { status, duration, tries, isReused } }: { overlay: StepOverlay }) {
  return (
    <span className="flex shrink-0 flex-col items-end gap-0.5">
      <StatusIcon status={status} />
      <span className="flex h-4 items-center gap-1 text-[11px] text-muted-foreground tabular-nums">
        {tries > 1 && (
          <span className="flex items-center gap-0.5 text-status-waiting">
            <RotateCw className="size-3" aria-hidden="true" />
            {tries}
          </span>
        )}
        {isReused ? 'taken over' : duration}
      </span>
    </span>
  );
}
