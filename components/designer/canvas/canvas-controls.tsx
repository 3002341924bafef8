'use client';

/** Zoom in, zoom out, back to 100 %, and everything into view. */

import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';

const SMOOTH = { duration: 150 };

export function CanvasControls() {
  const { zoomIn, zoomOut, zoomTo, fitView } = useReactFlow();
  const percent = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <Panel position="bottom-left">
      <div className="flex items-center rounded-lg border border-border bg-card p-0.5 shadow-sm">
        <Button variant="ghost" size="icon-sm" aria-label="Zoom out" onClick={() => void zoomOut(SMOOTH)}>
          <Minus />
        </Button>
        <Button
          variant="ghost"
          size="sm"
          aria-label={`Zoom is ${percent} %; back to 100 %`}
          onClick={() => void zoomTo(1, SMOOTH)}
          className="w-12 px-0 text-muted-foreground tabular-nums"
        >
          {percent} %
        </Button>
        <Button variant="ghost" size="icon-sm" aria-label="Zoom in" onClick={() => void zoomIn(SMOOTH)}>
          <Plus />
        </Button>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label="Show the whole flow"
          onClick={() => void fitView({ padding: 0.15, maxZoom: 1, duration: 200 })}
        >
          <Maximize />
        </Button>
      </div>
    </Panel>
  );
}
