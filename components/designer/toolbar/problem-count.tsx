'use client';

/** How many problems there are; opens their list. */

import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { counted } from '#components/designer/canvas/step-label.ts';
import { useCheckedProblems, useDesigner, useDesignerActions } from '#components/designer/designer-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';

export function ProblemCount() {
  const { problems, text, isCurrent } = useCheckedProblems();
  const isOpen = useDesigner((state) => state.panel === 'problems');
  const { openPanel } = useDesignerActions();
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const isClean = text !== undefined && problems.length === 0;
  const found = isClean ? 'No problems' : `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
  const label = text === undefined ? 'Still looking' : found;
  return (
    <Button
      variant="ghost"
      size="sm"
      aria-label={`Problems: ${label}`}
      title={label}
      aria-pressed={isOpen}
      aria-busy={!isCurrent}
      onClick={() => openPanel(isOpen ? null : 'problems')}
      className={cn(
        'min-w-9 gap-2 px-2 tabular-nums transition-opacity',
        isOpen && 'bg-primary-soft hover:bg-primary-soft',
        // Only what takes long enough to be noticed shows.
        !isCurrent && 'opacity-60 delay-300',
      )}
    >
      {isClean && <CircleCheck className="text-status-succeeded" />}
      {errors > 0 && (
        <span className="flex items-center gap-1 text-destructive">
          <CircleAlert /> {errors}
        </span>
      )}
      {warnings > 0 && (
        <span className="flex items-center gap-1 text-status-waiting">
          <TriangleAlert /> {warnings}
        </span>
      )}
    </Button>
  );
}
