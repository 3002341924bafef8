import type { KeyboardEvent } from 'react';
import type { WalkDirection } from './canvas-context.tsx';

const DIRECTIONS: Readonly<Record<string, WalkDirection>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** Where an arrow key alone leads on the canvas. */
export function walkDirection(event: KeyboardEvent): WalkDirection | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return undefined;
  return DIRECTIONS[event.key];
}
