'use client';

/** The part of a card or frame that is selected and walked to by keyboard. */

import type { ComponentProps, KeyboardEvent } from 'react';
import type { Selection } from '#components/designer/store.ts';
import { cn } from '#components/ui/class-names.ts';
import { useCanvas, type WalkDirection } from './canvas-context.tsx';

const DIRECTIONS: Readonly<Record<string, WalkDirection>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

export type StepButtonProps = Omit<ComponentProps<'button'>, 'type'> & {
  nodeId: string;
  step: Selection;
  isSelected: boolean;
};

export function StepButton({ nodeId, step, isSelected, className, ...props }: StepButtonProps) {
  const { select, walk, remove, enterPanel } = useCanvas();
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = DIRECTIONS[event.key];
    if (direction) walk(nodeId, direction);
    else if ((event.key === 'Delete' || event.key === 'Backspace') && remove) remove(step);
    else if (event.key === 'Enter' && isSelected) enterPanel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <button
      type="button"
      data-canvas-node={nodeId}
      aria-pressed={isSelected}
      onClick={() => select(step)}
      onKeyDown={onKeyDown}
      className={cn(
        'pointer-events-auto nopan nodrag text-left outline-none focus-visible:ring-2 focus-visible:ring-ring',
        className,
      )}
      {...props}
    />
  );
}
