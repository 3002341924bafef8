'use client';

/** Keeps the selected step in view when it is selected elsewhere or a panel takes room. */

import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { FlowLayout } from '#core/layout/flow-layout.ts';

const MARGIN = 24;
/** Of a frame its header has to be in view. */
const HEADER = 64;

export function useKeepInView(layout: FlowLayout, selectedId: string | null): void {
  const { setCenter, getViewport } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const latest = useRef(layout);
  latest.current = layout;
  useEffect(() => {
    const node = latest.current.nodes.find(({ id }) => id === selectedId);
    if (!node || width === 0) return;
    const { x, y, zoom } = getViewport();
    const nodeHeight = Math.min(node.height, HEADER);
    const left = node.x * zoom + x;
    const top = node.y * zoom + y;
    const fitsAcross = left >= MARGIN && left + node.width * zoom <= width - MARGIN;
    const fitsDown = top >= MARGIN && top + nodeHeight * zoom <= height - MARGIN;
    if (fitsAcross && fitsDown) return;
    void setCenter(node.x + node.width / 2, node.y + nodeHeight / 2, { zoom, duration: 180 });
  }, [selectedId, width, height, getViewport, setCenter]);
}
