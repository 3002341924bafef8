'use client';

/** The small picture of the whole flow, where the canvas has room for it. */

import { MiniMap, useStore } from '@xyflow/react';
import { minimapColour } from './canvas-colours.ts';

const LEAST_WIDTH = 720;

export function CanvasOverview() {
  const hasRoom = useStore((state) => state.width >= LEAST_WIDTH);
  if (!hasRoom) return null;
  return (
    <MiniMap
      pannable
      zoomable
      ariaLabel="Overview of the flow"
      position="bottom-right"
      nodeColor={minimapColour}
      nodeStrokeWidth={0}
      nodeBorderRadius={6}
      className="overflow-hidden rounded-lg border border-border shadow-sm"
      style={{ width: 150, height: 100 }}
    />
  );
}
