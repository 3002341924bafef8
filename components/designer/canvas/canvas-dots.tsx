'use client';

/**
 * The dotted ground of the canvas. It is moved by less than one dot's distance as a layer of its own, so that panning
 * paints nothing anew.
 */

import { type ReactFlowState, useStore } from '@xyflow/react';
import { shallow } from 'zustand/shallow';

const GAP = 20;
const RADIUS = 0.6;
/** Below this the dots would run together to a grey. */
const LEAST_ZOOM = 0.4;

const transformOf = ({ transform }: ReactFlowState) => transform;

export function CanvasDots() {
  const [x, y, zoom] = useStore(transformOf, shallow);
  if (zoom < LEAST_ZOOM) return null;
  const gap = GAP * zoom;
  const radius = RADIUS * zoom;
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute -z-10 will-change-transform"
      style={{
        inset: -gap,
        backgroundImage: `radial-gradient(circle, var(--canvas-dot) ${radius}px, transparent ${radius + 0.5}px)`,
        backgroundSize: `${gap}px ${gap}px`,
        transform: `translate(${x % gap}px, ${y % gap}px)`,
      }}
    />
  );
}
