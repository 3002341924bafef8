'use client';

/** The canvas of the designer and of the run view: a layout, drawn. Positions come from core/layout alone. */

import '@xyflow/react/dist/style.css';

import { type Node, type NodeChange, ReactFlow, type ReactFlowProps, ReactFlowProvider } from '@xyflow/react';
import { memo, type ReactNode, type RefObject, useCallback, useMemo, useRef } from 'react';
import { NoteCard } from '#components/designer/notes/note-card.tsx';
import type { NoteNode } from '#components/designer/notes/note-nodes.ts';
import type { FlowLayout } from '#core/layout/flow-layout.ts';
import { CANVAS_COLOURS } from './canvas-colours.ts';
import { type CanvasContextValue, CanvasProvider } from './canvas-context.tsx';
import { CanvasControls } from './canvas-controls.tsx';
import { CanvasDots } from './canvas-dots.tsx';
import { type CanvasNode, canvasEdges, canvasNodes } from './canvas-elements.ts';
import { CanvasOverview } from './canvas-overview.tsx';
import { EndNode } from './end-node.tsx';
import { PlaceholderNode } from './placeholder-node.tsx';
import { RunAfterEdge } from './run-after-edge.tsx';
import { ScopeFrame } from './scope-frame.tsx';
import { SideFrame } from './side-frame.tsx';
import { ActionCard, TriggerCard } from './step-card.tsx';
import { useCanvasWalk } from './use-canvas-walk.ts';
import { useKeepCentre } from './use-keep-centre.ts';
import { useKeepInView } from './use-keep-in-view.ts';
import { useMarquee } from './use-marquee.ts';
import { useOpeningView } from './use-opening-view.ts';

const NODE_TYPES = {
  trigger: TriggerCard,
  action: ActionCard,
  frame: ScopeFrame,
  side: SideFrame,
  placeholder: PlaceholderNode,
  end: EndNode,
  note: NoteCard,
};
const EDGE_TYPES = { runAfter: RunAfterEdge };

export type FlowCanvasProps = {
  layout: FlowLayout;
  /** Id of the node that is selected and kept in view. */
  selectedId: string | null;
  /** Ids of nodes that are selected together. */
  markedIds?: ReadonlySet<string>;
  notes?: CanvasNotes;
  /** The names of the steps within a rectangle that was drawn with Shift; absent where nothing is edited. */
  onMarquee?: (names: string[]) => void;
  /** Where the canvas is drawn, for those who have to know. */
  host?: RefObject<HTMLElement | null>;
  /** All that nodes ask for, but the walk by arrow keys, which the canvas knows itself. */
  context: Omit<CanvasContextValue, 'walk'>;
  /** A click beside everything. */
  onPaneClick(): void;
  label: string;
  /** Laid over the canvas: notes, empty states. */
  children?: ReactNode;
};

export type CanvasNotes = {
  nodes: readonly NoteNode[];
  onNodesChange?: (changes: NodeChange[]) => void;
  onNodeDragStop?: (event: unknown, node: Node) => void;
};

/** A canvas that nobody outside has to reach. */
export function ReadOnlyCanvas(props: Omit<FlowCanvasProps, 'onMarquee' | 'host'>) {
  return (
    <ReactFlowProvider>
      <FlowCanvas {...props} />
    </ReactFlowProvider>
  );
}

const NOTHING: ReadonlySet<string> = new Set();
const NO_NOTES: CanvasNotes = { nodes: [] };

/** Needs a `ReactFlowProvider` around it. */
export function FlowCanvas(props: FlowCanvasProps) {
  const { layout, selectedId, markedIds = NOTHING, notes = NO_NOTES, context, onPaneClick, label, children } = props;
  const ownHost = useRef<HTMLElement>(null);
  const host = props.host ?? ownHost;
  const edges = useMemo(() => canvasEdges(layout), [layout]);
  const plainNodes = useMemo(() => canvasNodes(layout), [layout]);
  const steps = useMemo(() => markSelected(plainNodes, selectedId, markedIds), [plainNodes, selectedId, markedIds]);
  const nodes = useMemo(() => [...steps, ...notes.nodes], [steps, notes.nodes]);
  const marquee = useMarquee(layout, props.onMarquee);
  const onNotesChange = notes.onNodesChange;
  const onNodesChange = useCallback(
    (changes: NodeChange[]) => {
      onNotesChange?.(changes);
      marquee.onNodesChange(changes);
    },
    [onNotesChange, marquee],
  );
  const walk = useCanvasWalk(host, layout);
  const value = useMemo(() => ({ ...context, walk }), [context, walk]);
  useOpeningView(layout);
  useKeepCentre();
  useKeepInView(layout, selectedId);
  return (
    <CanvasProvider value={value}>
      <section ref={host} aria-label={label} className="relative size-full bg-canvas">
        <Graph
          nodes={nodes}
          edges={edges}
          options={marquee.options}
          onNodesChange={onNodesChange}
          onNodeDragStop={notes.onNodeDragStop}
          onPaneClick={onPaneClick}
        />
        {children}
      </section>
    </CanvasProvider>
  );
}

type GraphProps = Required<Pick<ReactFlowProps, 'nodes' | 'edges' | 'onNodesChange'>> &
  Pick<FlowCanvasProps, 'onPaneClick'> & {
    options: Partial<ReactFlowProps>;
    onNodeDragStop: CanvasNotes['onNodeDragStop'];
  };

/** Drawn again only for what it shows: with each time all nodes of the overview are asked whether they have changed. */
const Graph = memo(function Graph({ options, onNodeDragStop, ...props }: GraphProps) {
  return (
    <ReactFlow
      {...props}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      edgesFocusable={false}
      elevateNodesOnSelect={false}
      {...options}
      {...(onNodeDragStop && { onNodeDragStop })}
      disableKeyboardA11y
      deleteKeyCode={null}
      onlyRenderVisibleElements
      panOnScroll
      minZoom={0.1}
      maxZoom={1.5}
      style={CANVAS_COLOURS}
      proOptions={{ hideAttribution: true }}
    >
      <CanvasDots />
      <CanvasControls />
      <CanvasOverview />
    </ReactFlow>
  );
});

/** Only selected nodes become new objects, so that only they are drawn again. */
function markSelected(nodes: CanvasNode[], selectedId: string | null, markedIds: ReadonlySet<string>): CanvasNode[] {
  const isSelected = ({ id }: CanvasNode) => (markedIds.size > 0 ? markedIds.has(id) : id === selectedId);
  return nodes.map((node) => (isSelected(node) ? { ...node, selected: true } : node));
}
