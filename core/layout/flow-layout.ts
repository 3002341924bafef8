/** What the layout of a definition is made of. Coordinates are absolute pixels, y grows downwards. */

import type { Place } from '#core/definition/place.ts';
import type { RunAfterStatus } from '#core/runs/status.ts';

type LayoutNodeKind = 'trigger' | 'action' | 'frame' | 'side' | 'placeholder' | 'end';

export type LayoutNode = {
  /** The pointer, or the pointer with a suffix for nodes that are no object of the text (placeholder, end). */
  id: string;
  kind: LayoutNodeKind;
  /** The action's or trigger's name; of a side, placeholder or end: the container's. Empty at the top level. */
  name: string;
  /** The action's or trigger's type; empty for placeholder and end. */
  type: string;
  /** Id of the frame or side it lies in; absent at the top level. */
  parent?: string;
  /** JSON pointer from the root of the text to what it shows; of a placeholder or end: the `actions` object. */
  pointer: string;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Label of a side: True, False, the case's name, Default. */
  title?: string;
  /** Height of the header of a frame or side; its children begin below. */
  header?: number;
  /** A frame whose children are hidden. */
  collapsed?: boolean;
};

export type Point = { x: number; y: number };

export type LayoutEdge = {
  id: string;
  source: string;
  target: string;
  /** True from a frame or side to its first steps: the line begins under the header of its source, not at its foot. */
  isInner?: boolean;
  /** When the target runs; empty or ['Succeeded'] is the normal case. */
  statuses: RunAfterStatus[];
  /** Where a step added on this edge goes. */
  place: Place;
  /** From the foot (or header) of the source to the top of the target, straight down or straight across from one to the next. */
  points: Point[];
  /** Where the "+" has room; what the edge says begins `SPOT.gapToLabel` to the right of it. */
  spot: Point;
};

export type FlowLayout = { nodes: LayoutNode[]; edges: LayoutEdge[]; width: number; height: number };
