'use client';

/** The "+" that opens the picker of operations. */

import { Plus } from 'lucide-react';
import type { Place } from '#core/definition/place.ts';
import { useCanvas } from './canvas-context.tsx';

export function AddButton({ place, label }: { place: Place; label: string }) {
  const { add } = useCanvas();
  if (!add) return null;
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={(event) => add({ target: { kind: 'action', place }, button: event.currentTarget })}
      className="pointer-events-auto nopan nodrag grid size-5 place-items-center rounded-full border border-border-strong bg-card text-muted-foreground shadow-sm transition-transform hover:scale-110 hover:border-primary hover:bg-primary hover:text-primary-foreground"
    >
      <Plus className="size-3.5" aria-hidden="true" />
    </button>
  );
}
