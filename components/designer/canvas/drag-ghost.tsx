'use client';

/** What is dragged, at the pointer. */

import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { readable } from '#components/designer/editor/expression-scope.ts';
import type { DragStore } from './drag-store.ts';

export function DragGhost({ store }: { store: DragStore }) {
  const drag = useStore(store, (state) => state.drag);
  if (!drag) return null;
  const { names, pointer, place } = drag;
  const words = names.length > 1 ? `${names.length} steps` : readable(names[0] ?? '');
  return createPortal(
    <div
      className="pointer-events-none fixed top-0 left-0 z-[100] flex items-center gap-2 rounded-lg border border-primary bg-card px-3 py-1.5 text-[13px] shadow-lg"
      style={{ transform: `translate(${pointer.x + 14}px, ${pointer.y + 10}px)` }}
    >
      <span className="font-medium">{words}</span>
      {!place && <span className="text-muted-foreground text-xs">drag it to a “+”</span>}
    </div>,
    document.body,
  );
}
