'use client';

/** Brings the flow into view once, as soon as the canvas knows its size. */

import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import type { FlowLayout } from '#core/layout/flow-layout.ts';
import { openingView } from './opening-view.ts';

export function useOpeningView(layout: FlowLayout): void {
  const { setViewport } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current || width === 0 || height === 0) return;
    isDone.current = true;
    void setViewport(openingView(layout, { width, height }));
  }, [layout, width, height, setViewport]);
}
