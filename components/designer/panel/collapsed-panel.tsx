'use client';

/** What is left of a collapsed panel: a strip that opens it again. */

import { PanelLeftOpen, PanelRightOpen } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';
import { usePanelLayout } from './panel-layout.tsx';

export function CollapsedPanel({ name }: { name: string }) {
  const { side, change } = usePanelLayout();
  return (
    <aside
      aria-label={`${name}, collapsed`}
      data-designer-panel
      className={cn(
        'flex h-full w-10 shrink-0 flex-col items-center border-border bg-card pt-2',
        side === 'left' ? 'order-first border-r' : 'border-l',
      )}
    >
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={`Open the panel ${name}`}
        title="Open the panel"
        onClick={() => change({ isCollapsed: false })}
      >
        {side === 'left' ? <PanelLeftOpen /> : <PanelRightOpen />}
      </Button>
    </aside>
  );
}
