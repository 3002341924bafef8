'use client';

/** One panel beside the canvas: its edge can be dragged, and moved by the arrow keys. */

import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { cn } from '#components/ui/class-names.ts';
import { CollapsedPanel } from './collapsed-panel.tsx';
import { usePanelLayout } from './panel-layout.tsx';
import { clampWidth, PANEL_WIDTHS } from './panel-look.ts';

const STEP = 24;

type PanelFrameProps = { name: string; isOneOfTwo?: boolean; children: ReactNode };

export function PanelFrame({ name, isOneOfTwo = false, children }: PanelFrameProps) {
  const { width, side, isCollapsed } = usePanelLayout();
  if (isCollapsed) return <CollapsedPanel name={name} />;
  return (
    <aside
      aria-label={name}
      data-designer-panel
      style={{ width: `min(${width}px, ${isOneOfTwo ? 38 : 46}vw)` }}
      className={cn(
        'relative flex h-full min-w-72 shrink-0 flex-col border-border bg-card',
        side === 'left' ? 'order-first border-r' : 'border-l',
      )}
    >
      <PanelEdge name={name} />
      {children}
    </aside>
  );
}

function PanelEdge({ name }: { name: string }) {
  const { width, side, change } = usePanelLayout();
  const outwards = side === 'left' ? 1 : -1;
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const edge = event.currentTarget;
    const start = { x: event.clientX, width: edge.parentElement?.offsetWidth ?? width };
    edge.setPointerCapture(event.pointerId);
    const onMove = (move: globalThis.PointerEvent) =>
      change({ width: clampWidth(start.width + (move.clientX - start.x) * outwards) });
    edge.addEventListener('pointermove', onMove);
    edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', onMove), { once: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const directions: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };
    const direction = directions[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    change({ width: clampWidth(width + direction * outwards * STEP) });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule of a page cannot be moved
    <div
      role="separator"
      tabIndex={0}
      aria-label={`Width of the panel ${name}`}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={PANEL_WIDTHS.least}
      aria-valuemax={PANEL_WIDTHS.most}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      className={cn(
        'absolute inset-y-0 z-10 w-1.5 cursor-col-resize touch-none hover:bg-primary/30 focus-visible:bg-primary/50 focus-visible:outline-none',
        side === 'left' ? '-right-[3px]' : '-left-[3px]',
      )}
    />
  );
}
