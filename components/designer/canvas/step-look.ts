/** Border and paleness of a step: selected, with problems, or with the status of a run. */

import { cn } from '#components/ui/class-names.ts';
import { STATUS_LOOKS } from '#components/ui/status-looks.ts';
import type { StepOverlay } from './canvas-context.tsx';

export type StepLook = {
  isSelected: boolean;
  problems: { errors: number };
  overlay: StepOverlay | undefined;
  isOverlaid: boolean;
};

export function stepLook({ isSelected, problems, overlay, isOverlaid }: StepLook): string {
  const isPale = isOverlaid && (overlay === undefined || overlay.status === 'Skipped');
  return cn(
    'border-border-strong',
    problems.errors > 0 && 'border-destructive',
    overlay && STATUS_LOOKS[overlay.status].border,
    isPale && 'border-dashed text-muted-foreground shadow-none [&>*]:opacity-70',
    isSelected && 'border-primary ring-2 ring-primary/40',
  );
}
