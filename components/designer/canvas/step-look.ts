/** Border and paleness of a step: selected, with problems, with the status of a run, or as one of two versions has it. */

import { cn } from '#components/ui/class-names.ts';
import { STATUS_LOOKS } from '#components/ui/status-looks.ts';
import type { ChangeKind } from '#core/definition/compare-definitions.ts';
import type { StepOverlay } from './canvas-context.tsx';
import { CHANGE_LOOKS } from './change-looks.ts';

export type StepLook = {
  isSelected: boolean;
  isOff: boolean;
  problems: { errors: number };
  overlay: StepOverlay | undefined;
  isOverlaid: boolean;
  change: ChangeKind | undefined;
};

export function stepLook({ isSelected, isOff, problems, overlay, isOverlaid, change }: StepLook): string {
  const isPale = isOverlaid && (overlay === undefined || overlay.status === 'Skipped');
  return cn(
    'border-border-strong',
    problems.errors > 0 && 'border-destructive',
    overlay && STATUS_LOOKS[overlay.status].border,
    overlay?.isReused && 'bg-muted shadow-none',
    change && CHANGE_LOOKS[change].card,
    isPale && 'border-dashed text-muted-foreground shadow-none',
    isOff &&
      'border-dashed bg-[repeating-linear-gradient(-45deg,transparent_0_9px,var(--border)_9px_10px)] text-muted-foreground line-through decoration-muted-foreground/70',
    isSelected && 'border-primary ring-2 ring-primary/40',
  );
}
