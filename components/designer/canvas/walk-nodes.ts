/** Which card an arrow key leads to: the nearest one in that direction. */

import type { LayoutNode } from '#core/layout/flow-layout.ts';
import type { WalkDirection } from './canvas-context.tsx';

const WALKABLE: ReadonlySet<LayoutNode['kind']> = new Set(['trigger', 'action', 'frame', 'placeholder']);
/** What a pixel counts by which two cards miss each other sideways. */
const GAP = 3;
/** What a pixel counts by which their middles differ: decides between cards that both lie ahead. */
const OFFSET = 0.1;
/** A frame is met at its header. */
const HEADER = 50;

const FORWARD: Record<WalkDirection, (dx: number, dy: number) => number> = {
  up: (_dx, dy) => -dy,
  down: (_dx, dy) => dy,
  left: (dx) => -dx,
  right: (dx) => dx,
};

/** Undefined when there is no card in that direction. */
export function neighbourOf(
  nodes: readonly LayoutNode[],
  id: string,
  direction: WalkDirection,
): LayoutNode | undefined {
  const from = nodes.find((node) => node.id === id);
  if (!from) return undefined;
  const isVertical = direction === 'up' || direction === 'down';
  // Sideways leads to the next branch, never out to the frame around.
  const around = isVertical ? new Set<string>() : framesAround(nodes, from);
  let best: { node: LayoutNode; score: number } | undefined;
  for (const node of nodes) {
    if (node.id === id || !WALKABLE.has(node.kind) || around.has(node.id)) continue;
    const dx = node.x + node.width / 2 - (from.x + from.width / 2);
    // By the upper edge, where a frame has its header.
    const dy = node.y - from.y;
    const ahead = FORWARD[direction](dx, dy);
    if (ahead <= 0) continue;
    const gap = isVertical ? gapAcross(from, node) : gapDown(from, node);
    const score = ahead + GAP * gap + OFFSET * Math.abs(isVertical ? dx : dy);
    if (!best || score < best.score) best = { node, score };
  }
  return best?.node;
}

function gapAcross(a: LayoutNode, b: LayoutNode): number {
  return Math.max(0, a.x - (b.x + b.width), b.x - (a.x + a.width));
}

function gapDown(a: LayoutNode, b: LayoutNode): number {
  return Math.max(0, a.y - (b.y + HEADER), b.y - (a.y + HEADER));
}

function framesAround(nodes: readonly LayoutNode[], from: LayoutNode): Set<string> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const found = new Set<string>();
  for (let parent = from.parent; parent !== undefined; parent = byId.get(parent)?.parent) found.add(parent);
  return found;
}
