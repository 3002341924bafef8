/** Laid-out pieces: a box is a node with what lies in it, a block is an arrangement of boxes. Both begin at (0, 0). */

import type { LayoutEdge, LayoutNode, Point } from './flow-layout.ts';

export type Box = {
  node: Omit<LayoutNode, 'x' | 'y'>;
  /** What lies in it, and where. */
  content?: { block: Block; x: number; y: number };
};

export type Block = {
  width: number;
  height: number;
  boxes: { box: Box; x: number; y: number }[];
  edges: LayoutEdge[];
};

type Flat = { nodes: LayoutNode[]; edges: LayoutEdge[] };

/** All nodes and edges of the block in one list each, at the place given. */
export function flatten(block: Block, { x, y }: Point, into: Flat = { nodes: [], edges: [] }): Flat {
  for (const placed of block.boxes) {
    const [left, top] = [x + placed.x, y + placed.y];
    const { node, content } = placed.box;
    into.nodes.push({ ...node, x: left, y: top });
    if (content) flatten(content.block, { x: left + content.x, y: top + content.y }, into);
  }
  for (const edge of block.edges) {
    const points = edge.points.map((point) => ({ x: x + point.x, y: y + point.y }));
    into.edges.push({ ...edge, points, spot: { x: x + edge.spot.x, y: y + edge.spot.y } });
  }
  return into;
}
