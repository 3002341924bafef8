'use client';

/** A step that holds no other steps: the card of an action, and of the trigger with its own mark. */

import type { NodeProps } from '@xyflow/react';
import { Zap } from 'lucide-react';
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

export const ActionCard = memo(function ActionCard(props: NodeProps<CanvasNode>) {
  return <StepCard {...props} kind="action" />;
});

export const TriggerCard = memo(function TriggerCard(props: NodeProps<CanvasNode>) {
  return <StepCard {...props} kind="trigger" />;
});

type StepCardProps = NodeProps<CanvasNode> & { kind: 'action' | 'trigger' };

function StepCard({ data: { layout }, selected, kind }: StepCardProps) {
  const canvas = useCanvas();
  const face = canvas.faceOf(kind, layout.name);
  const problems = canvas.problemsOf(layout.name);
  const overlay = canvas.overlayOf?.(layout.name);
  const change = canvas.changeOf?.(kind, layout.name);
  return (
    <div className="relative size-full">
      <NodeHandles />
      <StepButton
        nodeId={layout.id}
        step={{ kind, name: layout.name }}
        isSelected={selected}
        aria-label={stepLabel({ name: layout.name, face, problems, overlay, change })}
        className={cn(
          'flex size-full items-center gap-2.5 rounded-lg border bg-card px-2.5 shadow-sm transition-shadow hover:shadow-md',
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
        <OperationIcon icon={face.icon} group={face.group} className="size-8" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium text-[13px] leading-5">{readable(layout.name)}</span>
          <span className="flex items-center gap-1 text-muted-foreground text-xs leading-4">
            {kind === 'trigger' && <Zap className="size-3 shrink-0" aria-hidden="true" />}
            <span className="truncate">{face.operation}</span>
          </span>
        </span>
        {overlay ? <StatusOverlay overlay={overlay} /> : <ProblemMark {...problems} />}
        {change && <ChangeMark change={change} />}
      </StepButton>
    </div>
  );
}
