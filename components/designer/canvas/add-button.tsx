'use client';

/** The "+" that opens the picker of operations, and takes steps that are dropped on it. */

import { Plus } from 'lucide-react';
import { useStore } from 'zustand';
import { cn } from '#components/ui/class-names.ts';
import type { Place } from '#core/definition/place.ts';
import { useCanvas } from './canvas-context.tsx';
import { canDropAt, createDragStore, isSamePlace } from './drag-store.ts';

const NO_DRAG = createDragStore();

export function AddButton({ place, label }: { place: Place; label: string }) {
  const { add, drag = NO_DRAG } = useCanvas();
  const canDrop = useStore(drag, (state) => canDropAt(state, place));
  const isTarget = useStore(drag, (state) => !!state.drag?.place && isSamePlace(state.drag.place, place));
  if (!add) return null;
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      data-drop-target={isTarget || undefined}
      onClick={(event) => add({ target: { kind: 'action', place }, button: event.currentTarget })}
      className={cn(
        'pointer-events-auto nopan nodrag grid size-5 place-items-center rounded-full border border-border-strong bg-card text-muted-foreground shadow-sm transition-transform hover:scale-110 hover:border-primary hover:bg-primary hover:text-primary-foreground',
        canDrop && 'border-primary border-dashed text-primary ring-4 ring-primary/15',
        isTarget && 'scale-150 border-solid bg-primary text-primary-foreground ring-primary/40',
      )}
    >
      <Plus className="size-3.5" aria-hidden="true" />
    </button>
  );
}
