/** Laid-out pieces: a box is a node with what lies in it, a block is an arrangement of boxes. Both begin at (0, 0). */

import type { LayoutEdge, LayoutNode } from './flow-layout.ts';

export type Box = {
  node: LayoutNode;
  /** What lies in it, relative to its own corner. */
  inner: LayoutNode[];
  edges: LayoutEdge[];
};

export type Block = { width: number; height: number; nodes: LayoutNode[]; edges: LayoutEdge[] };

export function shifted(nodes: readonly LayoutNode[], x: number, y: number): LayoutNode[] {
  return nodes.map((node) => ({ ...node, x: node.x + x, y: node.y + y }));
}

/** A node at the corner, with nothing in it. */
export function emptyBox(node: Omit<LayoutNode, 'x' | 'y'>): Box {
  return { node: { ...node, x: 0, y: 0 }, inner: [], edges: [] };
}
