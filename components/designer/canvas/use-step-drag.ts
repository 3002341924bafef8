'use client';

/** Drags steps from one place of the flow to another. The canvas follows the pointer at its borders; Escape leaves all as it is. */

import { useReactFlow } from '@xyflow/react';
import { type PointerEvent as ReactPointerEvent, type RefObject, useCallback, useState } from 'react';
import type { Place } from '#core/definition/place.ts';
import type { FlowLayout, Point } from '#core/layout/flow-layout.ts';
import { createDragStore, type DragStore } from './drag-store.ts';
import { dropZones, nearestZone } from './drop-zones.ts';

/** Pixels that a press may move and is still a click. */
const CLICK_SLACK = 6;
/** Pixels from the border within which the canvas follows, and by how much in a frame. */
const BORDER = 48;
const PAN = 10;
const NOWHERE: Point = { x: 0, y: 0 };

export type StepDrag = {
  drag: DragStore;
  begin(event: ReactPointerEvent, name: string): void;
};

export type StepDragOptions = {
  host: RefObject<HTMLElement | null>;
  layout: FlowLayout;
  /** The steps that go along with the one under the pointer. */
  namesWith(name: string): readonly string[];
  onDrop(names: readonly string[], to: Place): void;
};

export function useStepDrag({ host, layout, namesWith, onDrop }: StepDragOptions): StepDrag {
  const [drag] = useState(createDragStore);
  const { screenToFlowPosition, getViewport, setViewport } = useReactFlow();
  const begin = useCallback(
    (event: ReactPointerEvent, name: string) => {
      if (event.button !== 0 || event.pointerType === 'touch' || event.ctrlKey || event.metaKey || event.shiftKey)
        return;
      const names = namesWith(name);
      const zones = dropZones(layout, names);
      const places = zones.map((zone) => zone.place);
      const start = { x: event.clientX, y: event.clientY };
      const place = (pointer: Point) => {
        drag.setState({
          drag: { names, pointer, places, place: nearestZone(zones, screenToFlowPosition(pointer))?.place },
        });
      };
      // A step that lies at the border is not dragged out of view by being taken up.
      let hasBeenInside = false;
      follow(start, {
        move: place,
        pan(pointer) {
          const by = host.current ? panAt(host.current.getBoundingClientRect(), pointer) : NOWHERE;
          const isInside = by.x === 0 && by.y === 0;
          hasBeenInside ||= isInside;
          if (isInside || !hasBeenInside) return;
          const { x, y, zoom } = getViewport();
          void setViewport({ x: x + by.x, y: y + by.y, zoom });
          place(pointer);
        },
        end(isDropped) {
          const to = drag.getState().drag?.place;
          drag.setState({ drag: null });
          if (isDropped && to) onDrop(names, to);
        },
      });
    },
    [drag, host, layout, namesWith, onDrop, screenToFlowPosition, getViewport, setViewport],
  );
  return { drag, begin };
}

type Following = { move(pointer: Point): void; pan(pointer: Point): void; end(isDropped: boolean): void };

/** Calls back from when the pointer has moved far enough to mean it, until it is let go. */
function follow(start: Point, { move, pan, end }: Following): void {
  let pointer: Point | undefined;
  let frame = 0;
  const tick = () => {
    if (pointer) pan(pointer);
    frame = requestAnimationFrame(tick);
  };
  const onMove = (event: PointerEvent) => {
    const isFar = Math.hypot(event.clientX - start.x, event.clientY - start.y) >= CLICK_SLACK;
    if (!pointer && !isFar) return;
    if (!pointer) frame = requestAnimationFrame(tick);
    pointer = { x: event.clientX, y: event.clientY };
    move(pointer);
  };
  const stop = (isDropped: boolean) => {
    cancelAnimationFrame(frame);
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    window.removeEventListener('pointercancel', onCancel);
    window.removeEventListener('keydown', onKeyDown, true);
    if (!pointer) return;
    swallowClick();
    end(isDropped);
  };
  const onUp = () => stop(true);
  const onCancel = () => stop(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !pointer) return;
    event.stopPropagation();
    stop(false);
  };
  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onUp);
  window.addEventListener('pointercancel', onCancel);
  window.addEventListener('keydown', onKeyDown, true);
}

/** The click that ends a drag is none. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => event.stopPropagation();
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
}

function panAt({ left, right, top, bottom }: DOMRect, { x, y }: Point): Point {
  const along = (position: number, from: number, to: number) =>
    position < from + BORDER ? PAN : position > to - BORDER ? -PAN : 0;
  return { x: along(x, left, right), y: along(y, top, bottom) };
}
