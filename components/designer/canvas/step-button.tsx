'use client';

/** The part of a card or frame that is selected and walked to by keyboard. */

import type { ComponentProps, KeyboardEvent, MouseEvent } from 'react';
import { keysOf } from '#components/designer/commands/command.ts';
import type { Selection } from '#components/designer/store.ts';
import { cn } from '#components/ui/class-names.ts';
import type { Point } from '#core/layout/flow-layout.ts';
import { useCanvas } from './canvas-context.tsx';
import { walkDirection } from './walk-direction.ts';

export type StepButtonProps = Omit<ComponentProps<'button'>, 'type'> & {
  nodeId: string;
  step: Selection;
  isSelected: boolean;
};

export function StepButton({ nodeId, step, isSelected, className, ...props }: StepButtonProps) {
  const { select, toggleMark, openMenu, beginDrag, commandKeys, addFirst, walk, enterPanel } = useCanvas();
  const isAction = step.kind === 'action';
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>) => {
    // A command works on what is selected: by keyboard, on what has the focus.
    if (!isSelected && isAction && commandKeys?.has(keysOf(event.nativeEvent))) select(step);
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const direction = walkDirection(event);
    if (direction) walk(nodeId, direction);
    else if (event.key === 'Enter' && isSelected) enterPanel();
    else if (event.key === ' ' && isAction && toggleMark) toggleMark(step.name);
    else if (event.key.toLowerCase() === 'a' && addFirst && !isAction) addFirst(event.currentTarget);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <button
      type="button"
      data-canvas-node={nodeId}
      aria-pressed={isSelected}
      aria-keyshortcuts={commandKeys ? 'Enter A Space' : 'Enter'}
      onClick={(event) => {
        const isTogether = event.ctrlKey || event.metaKey || event.shiftKey;
        if (isTogether && isAction && toggleMark) toggleMark(step.name);
        else select(step);
      }}
      onContextMenu={(event) => {
        if (!openMenu) return;
        event.preventDefault();
        openMenu(step, pointOf(event));
      }}
      onPointerDown={(event) => {
        if (isAction) beginDrag?.(event, step.name);
      }}
      onKeyDown={onKeyDown}
      className={cn(
        'pointer-events-auto nopan nodrag text-left outline-none focus-visible:ring-2 focus-visible:ring-ring',
        className,
      )}
      {...props}
    />
  );
}

/** The menu key gives no place of its own: then it is the middle of the card. */
function pointOf({ clientX, clientY, currentTarget }: MouseEvent<HTMLElement>): Point {
  if (clientX !== 0 || clientY !== 0) return { x: clientX, y: clientY };
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
