/** The tokens of the pages as the variables that React Flow reads. */

import type { CSSProperties } from 'react';
import type { CanvasNode } from './canvas-elements.ts';

type Variables = CSSProperties & Record<`--xy-${string}`, string>;

export const CANVAS_COLOURS: Variables = {
  '--xy-background-color': 'var(--canvas)',
  '--xy-edge-stroke': 'var(--border-strong)',
  '--xy-minimap-background-color': 'var(--card)',
  '--xy-minimap-mask-background-color': 'color-mix(in oklab, var(--canvas) 70%, transparent)',
};

export function minimapColour({ type }: CanvasNode): string {
  if (type === 'frame' || type === 'side') return 'color-mix(in oklab, var(--border-strong) 30%, transparent)';
  if (type === 'trigger') return 'var(--primary)';
  return type === 'action' ? 'var(--border-strong)' : 'transparent';
}
