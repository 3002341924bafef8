'use client';

/** What the nodes and edges of a canvas ask for. The designer and the run view each give their own answer. */

import { createContext, type PointerEvent, type ReactNode, useContext } from 'react';
import type { Selection } from '#components/designer/store.ts';
import type { ChangeKind } from '#core/definition/compare-definitions.ts';
import type { Point } from '#core/layout/flow-layout.ts';
import type { ActionStatus } from '#core/runs/status.ts';
import type { AddRequest } from './add-request.ts';
import type { DragStore } from './drag-store.ts';
import type { StepFace } from './step-faces.ts';

/** A step of a run as its card shows it. */
export type StepOverlay = {
  status: ActionStatus;
  /** For people: `1.2 s`; empty while unknown. */
  duration: string;
  /** Calls made; shown when more than one. */
  tries: number;
  /** Taken over from an earlier run. */
  isReused?: boolean;
};

export type CanvasContextValue = {
  faceOf(kind: Selection['kind'], name: string): StepFace;
  /** Number of errors and of warnings. */
  problemsOf(name: string): { errors: number; warnings: number };
  select(selection: Selection): void;
  /** Selects an action together with those selected before, or takes it out again. */
  toggleMark?: (name: string) => void;
  /** Opens the menu of commands at a point of the screen. */
  openMenu?: (selection: Selection, at: Point) => void;
  /** The drag that is going on, where steps can be dragged. */
  drag?: DragStore;
  beginDrag?: (event: PointerEvent, name: string) => void;
  toggleCollapsed(name: string): void;
  /** Moves the focus from a card in the direction of an arrow key. */
  walk(nodeId: string, direction: WalkDirection): void;
  /** Opens the picker of operations; absent on a canvas that cannot be edited. */
  add?: (request: AddRequest) => void;
  /** Opens it for a step right behind the trigger. */
  addFirst?: (button: HTMLElement) => void;
  /** The keys that commands for steps have, in the form of `keysOf`. */
  commandKeys?: ReadonlySet<string>;
  /** Moves the focus into the panel of the selected step. */
  enterPanel(): void;
  /** Present when a run is laid over. */
  overlayOf?: (name: string) => StepOverlay | undefined;
  /** Present when two definitions are compared. */
  changeOf?: (kind: Selection['kind'], name: string) => ChangeKind | undefined;
  /** What a loop's frame shows in its header: the pager of a run. */
  frameExtra?: (name: string) => ReactNode;
};

export type WalkDirection = 'up' | 'down' | 'left' | 'right';

const CanvasContext = createContext<CanvasContextValue | null>(null);

export const CanvasProvider = CanvasContext.Provider;

export function useCanvas(): CanvasContextValue {
  const value = useContext(CanvasContext);
  if (!value) throw new Error('This node stands outside of a canvas.');
  return value;
}
