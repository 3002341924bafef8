/** What of a flow is shown first: all of it where that stays readable, else its beginning. */

import type { FlowLayout } from '#core/layout/flow-layout.ts';

export type OpeningView = { x: number; y: number; zoom: number };

/** Below this the words on the cards are hard to read. */
const LEAST_ZOOM = 0.75;
const MOST_ZOOM = 1;
const MARGIN = 40;

export function openingView(layout: FlowLayout, canvas: { width: number; height: number }): OpeningView {
  const top = Math.min(0, ...layout.nodes.map(({ y }) => y));
  const height = layout.height - top;
  const fit = Math.min((canvas.width - 2 * MARGIN) / layout.width, (canvas.height - 2 * MARGIN) / height);
  const zoom = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, fit));
  const first = layout.nodes.find(({ kind }) => kind === 'trigger') ?? layout.nodes[0];
  const middle = layout.width * zoom <= canvas.width || !first ? layout.width / 2 : first.x + first.width / 2;
  const spare = canvas.height - height * zoom;
  return {
    x: canvas.width / 2 - middle * zoom,
    y: Math.max(MARGIN, Math.min(spare / 2, 2 * MARGIN)) - top * zoom,
    zoom,
  };
}
