'use client';

/** What stands in the middle stays there when the canvas becomes narrower or wider: code or a panel was opened beside it. */

import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';

export function useKeepCentre(): void {
  const { setViewport, getViewport } = useReactFlow();
  const width = useStore((state) => state.width);
  const last = useRef(0);
  useEffect(() => {
    const change = width - last.current;
    const isFirst = last.current === 0;
    last.current = width;
    if (isFirst || width === 0 || change === 0) return;
    const { x, y, zoom } = getViewport();
    void setViewport({ x: x + change / 2, y, zoom });
  }, [width, getViewport, setViewport]);
}
