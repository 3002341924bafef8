'use client';

/** Keeps the selected step in view when it is selected elsewhere or a panel takes room. */

import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import type { FlowLayout } from '#core/layout/flow-layout.ts';
import { panIntoView } from './pan-into-view.ts';

/** Of a frame its header has to be in view. */
const HEADER = 64;

export function useKeepInView(layout: FlowLayout, selectedId: string | null): void {
  const { setViewport, getViewport } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const latest = useRef(layout);
  latest.current = layout;
  // The picture comes after the text: a step that was just made is selected before it is drawn.
  const isDrawn = useMemo(() => layout.nodes.some(({ id }) => id === selectedId), [layout, selectedId]);
  useEffect(() => {
    const node = latest.current.nodes.find(({ id }) => id === selectedId);
    if (!isDrawn || !node || width === 0) return;
    const box = { ...node, height: Math.min(node.height, HEADER) };
    const viewport = panIntoView(box, getViewport(), { width, height });
    if (viewport) void setViewport(viewport, { duration: 180 });
  }, [selectedId, isDrawn, width, height, getViewport, setViewport]);
}
