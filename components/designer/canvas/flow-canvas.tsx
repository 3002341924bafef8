'use client';

/** The canvas of the designer and of the run view: a layout, drawn. Positions come from core/layout alone. */

import '@xyflow/react/dist/style.css';

import { Background, ReactFlow, ReactFlowProvider } from '@xyflow/react';
import { type ReactNode, useMemo, useRef } from 'react';
import type { FlowLayout } from '#core/layout/flow-layout.ts';
import { CANVAS_COLOURS } from './canvas-colours.ts';
import { type CanvasContextValue, CanvasProvider } from './canvas-context.tsx';
import { CanvasControls } from './canvas-controls.tsx';
import { type CanvasNode, canvasEdges, canvasNodes } from './canvas-elements.ts';
import { CanvasOverview } from './canvas-overview.tsx';
import { EndNode } from './end-node.tsx';
import { PlaceholderNode } from './placeholder-node.tsx';
import { RunAfterEdge } from './run-after-edge.tsx';
import { ScopeFrame } from './scope-frame.tsx';
import { SideFrame } from './side-frame.tsx';
import { ActionCard, TriggerCard } from './step-card.tsx';
import { useCanvasWalk } from './use-canvas-walk.ts';
import { useKeepInView } from './use-keep-in-view.ts';
import { useOpeningView } from './use-opening-view.ts';

const NODE_TYPES = {
  trigger: TriggerCard,
  action: ActionCard,
  frame: ScopeFrame,
  side: SideFrame,
  placeholder: PlaceholderNode,
  end: EndNode,
};
const EDGE_TYPES = { runAfter: RunAfterEdge };

export type FlowCanvasProps = {
  layout: FlowLayout;
  /** Id of the node that is selected. */
  selectedId: string | null;
  /** All that nodes ask for, but the walk by arrow keys, which the canvas knows itself. */
  context: Omit<CanvasContextValue, 'walk'>;
  /** A click beside everything. */
  onPaneClick(): void;
  label: string;
  /** Laid over the canvas: notes, empty states. */
  children?: ReactNode;
};

export function FlowCanvas(props: FlowCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas({ layout, selectedId, context, onPaneClick, label, children }: FlowCanvasProps) {
  const host = useRef<HTMLDivElement>(null);
  const edges = useMemo(() => canvasEdges(layout), [layout]);
  const plainNodes = useMemo(() => canvasNodes(layout), [layout]);
  const nodes = useMemo(() => markSelected(plainNodes, selectedId), [plainNodes, selectedId]);
  const walk = useCanvasWalk(host, layout);
  const value = useMemo(() => ({ ...context, walk }), [context, walk]);
  useOpeningView(layout);
  useKeepInView(layout, selectedId);
  return (
    <CanvasProvider value={value}>
      <section ref={host} aria-label={label} className="relative size-full bg-canvas">
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          elevateNodesOnSelect={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          onPaneClick={onPaneClick}
          onlyRenderVisibleElements
          panOnScroll
          minZoom={0.1}
          maxZoom={1.5}
          style={CANVAS_COLOURS}
          proOptions={{ hideAttribution: true }}
        >
          <Background gap={20} size={1.2} color="var(--canvas-dot)" />
          <CanvasControls />
          <CanvasOverview />
        </ReactFlow>
        {children}
      </section>
    </CanvasProvider>
  );
}

/** Only the selected node becomes a new object, so that only it is drawn again. */
function markSelected(nodes: CanvasNode[], selectedId: string | null): CanvasNode[] {
  return nodes.map((node) => (node.id === selectedId ? { ...node, selected: true } : node));
}
