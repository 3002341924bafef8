'use client';

/** Arrow keys on the canvas: moves the focus to the next card and brings it into view. */

import { useReactFlow } from '@xyflow/react';
import { type RefObject, useCallback } from 'react';
import type { FlowLayout } from '#core/layout/flow-layout.ts';
import type { WalkDirection } from './canvas-context.tsx';
import { focusNode } from './focus-node.ts';
import { neighbourOf } from './walk-nodes.ts';

export function useCanvasWalk(host: RefObject<HTMLElement | null>, layout: FlowLayout) {
  const { setCenter, getZoom } = useReactFlow();
  return useCallback(
    (nodeId: string, direction: WalkDirection) => {
      const next = neighbourOf(layout.nodes, nodeId, direction);
      if (!next || !host.current) return;
      const height = Math.min(next.height, 80);
      void setCenter(next.x + next.width / 2, next.y + height / 2, { zoom: getZoom(), duration: 120 });
      focusNode(host.current, next.id);
    },
    [host, layout, setCenter, getZoom],
  );
}
