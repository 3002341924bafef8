'use client';

/** A step that holds other steps: a frame with a header, which can be closed. */

import type { NodeProps } from '@xyflow/react';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { cn } from '#components/ui/class-names.ts';
import { useCanvas } from './canvas-context.tsx';
import type { CanvasNode } from './canvas-elements.ts';
import { ChangeMark } from './change-mark.tsx';
import { NodeHandles } from './node-handles.tsx';
import { OperationIcon } from './operation-icon.tsx';
import { ProblemMark } from './problem-mark.tsx';
import { StatusOverlay } from './status-overlay.tsx';
import { StepButton } from './step-button.tsx';
import { stepLabel } from './step-label.ts';
import { stepLook } from './step-look.ts';

export const ScopeFrame = memo(function ScopeFrame({ data: { layout }, selected }: NodeProps<CanvasNode>) {
  const canvas = useCanvas();
  const face = canvas.faceOf('action', layout.name);
  const problems = canvas.problemsOf(layout.name);
  const overlay = canvas.overlayOf?.(layout.name);
  const change = canvas.changeOf?.('action', layout.name);
  const Chevron = layout.collapsed ? ChevronRight : ChevronDown;
  return (
    <div
      className={cn(
        'relative flex size-full flex-col overflow-hidden rounded-xl border bg-[color-mix(in_oklab,var(--card)_55%,transparent)]',
        stepLook({
          isSelected: selected,
          isOff: face.isOff,
          problems,
          overlay,
          isOverlaid: canvas.overlayOf !== undefined,
          change,
        }),
      )}
    >
      <NodeHandles header={layout.header ?? 0} />
      <div
        className={cn(
          'flex h-12 shrink-0 items-center bg-card',
          layout.collapsed ? 'h-full' : 'border-border border-b',
        )}
      >
        <button
          type="button"
          aria-expanded={!layout.collapsed}
          aria-label={`${layout.collapsed ? 'Open' : 'Close'} ${readable(layout.name)}`}
          onClick={() => canvas.toggleCollapsed(layout.name)}
          className="pointer-events-auto nopan nodrag ml-1.5 grid size-6 place-items-center rounded-md text-muted-foreground hover:bg-accent hover:text-foreground"
        >
          <Chevron className="size-4" aria-hidden="true" />
        </button>
        <StepButton
          nodeId={layout.id}
          step={{ kind: 'action', name: layout.name }}
          isSelected={selected}
          aria-label={stepLabel({ name: layout.name, face, problems, overlay, change })}
          className="flex h-full min-w-0 flex-1 items-center gap-2 rounded-lg pr-2.5 pl-1"
        >
          <OperationIcon icon={face.icon} group={face.group} />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium text-[13px] leading-4">{readable(layout.name)}</span>
            <span className="block truncate text-[11px] text-muted-foreground leading-4">{face.operation}</span>
          </span>
          {overlay ? <StatusOverlay overlay={overlay} /> : <ProblemMark {...problems} />}
          {change && <ChangeMark change={change} />}
        </StepButton>
        {canvas.frameExtra?.(layout.name)}
      </div>
    </div>
  );
});
