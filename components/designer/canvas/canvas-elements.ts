/** Layout → the nodes and edges of React Flow. They are made anew from each layout and stored nowhere. */

import { type Edge, MarkerType, type Node, type NodeHandle, Position } from '@xyflow/react';
import type { Place } from '#core/definition/place.ts';
import type { FlowLayout, LayoutEdge, LayoutNode } from '#core/layout/flow-layout.ts';

export type CanvasNode = Node<{ layout: LayoutNode; place: Place | null }>;

export type CanvasEdge = Edge<{
  layout: LayoutEdge;
  /** A step can be added on it; an end and an empty container have a place of their own for that. */
  hasPlus: boolean;
  targetName: string;
}>;

/** Above each other at one depth: lines below frames, frames below what they hold. */
const EDGE_LAYER = 0;
const LAYERS: Record<LayoutNode['kind'], number> = { frame: 1, side: 2, placeholder: 3, end: 3, action: 3, trigger: 3 };

/** An action or a trigger, whatever it holds. */
export function isStep(kind: LayoutNode['kind']): boolean {
  return kind === 'action' || kind === 'frame' || kind === 'trigger';
}

export function canvasNodes(layout: FlowLayout): CanvasNode[] {
  const depths = depthsOf(layout.nodes);
  return layout.nodes.map((node) => ({
    id: node.id,
    type: node.kind,
    position: { x: node.x, y: node.y },
    width: node.width,
    height: node.height,
    measured: { width: node.width, height: node.height },
    handles: handlesOf(node),
    data: { layout: node, place: endPlace(node, layout.edges) },
    zIndex: layerOf(depths.get(node.id), LAYERS[node.kind]),
  }));
}

/** The same places as node-handles.tsx draws, so that edges need no measuring. */
function handlesOf({ width, height, header }: LayoutNode): NodeHandle[] {
  const x = width / 2;
  const size = { width: 1, height: 1 };
  const handles: NodeHandle[] = [
    { id: 'in', type: 'target', position: Position.Top, x, y: 0, ...size },
    { id: 'out', type: 'source', position: Position.Bottom, x, y: height, ...size },
  ];
  if (header !== undefined)
    handles.push({ id: 'inside', type: 'source', position: Position.Bottom, x, y: header, ...size });
  return handles;
}

function depthsOf(nodes: readonly LayoutNode[]): Map<string, number> {
  const parents = new Map(nodes.map((node) => [node.id, node.parent]));
  const depthOf = (id: string): number => {
    const parent = parents.get(id);
    return parent === undefined ? 0 : 1 + depthOf(parent);
  };
  return new Map(nodes.map(({ id }) => [id, depthOf(id)]));
}

function layerOf(depth: number | undefined, layer: number): number {
  return (depth ?? 0) * 4 + layer;
}

/** Behind all that leads to an end, or as the first step of an empty container. */
export function endPlace(node: LayoutNode, edges: readonly LayoutEdge[]): Place | null {
  if (node.kind !== 'end' && node.kind !== 'placeholder') return null;
  const after = edges.filter((edge) => edge.target === node.id).flatMap((edge) => edge.place.after);
  return { container: node.pointer, after: [...new Set(after)], before: [] };
}

export function canvasEdges(layout: FlowLayout): CanvasEdge[] {
  const depths = depthsOf(layout.nodes);
  const nodes = new Map(layout.nodes.map((node) => [node.id, node]));
  return layout.edges.map((edge) => {
    const target = nodes.get(edge.target);
    const leadsToStep = target !== undefined && isStep(target.kind);
    return {
      id: edge.id,
      type: 'runAfter',
      source: edge.source,
      sourceHandle: edge.isInner ? 'inside' : 'out',
      targetHandle: 'in',
      target: edge.target,
      data: {
        layout: edge,
        hasPlus: leadsToStep,
        targetName: target?.name ?? '',
      },
      ...(leadsToStep ? { markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14 } } : {}),
      focusable: false,
      selectable: false,
      zIndex: layerOf(depths.get(edge.target), EDGE_LAYER),
    };
  });
}
