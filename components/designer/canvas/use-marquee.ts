'use client';

/** Shift and a drag beside the cards select the steps within the rectangle. */

import type { NodeChange, ReactFlowProps } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import type { FlowLayout } from '#core/layout/flow-layout.ts';

type Marquee = {
  options: Pick<ReactFlowProps, 'elementsSelectable' | 'selectionKeyCode' | 'onSelectionStart' | 'onSelectionEnd'>;
  onNodesChange(changes: readonly NodeChange[]): void;
};

export function useMarquee(layout: FlowLayout, onMarquee: ((names: string[]) => void) | undefined): Marquee {
  const within = useRef<Set<string> | null>(null);
  return useMemo(() => {
    if (!onMarquee)
      return { options: { elementsSelectable: false, selectionKeyCode: null }, onNodesChange: () => undefined };
    return {
      options: {
        elementsSelectable: true,
        selectionKeyCode: 'Shift',
        onSelectionStart() {
          within.current = new Set();
        },
        onSelectionEnd() {
          const ids = within.current ?? new Set();
          within.current = null;
          const steps = layout.nodes.filter(({ id, kind }) => ids.has(id) && (kind === 'action' || kind === 'frame'));
          onMarquee(steps.map(({ name }) => name));
        },
      },
      onNodesChange(changes) {
        for (const change of changes) {
          if (change.type !== 'select' || !within.current) continue;
          if (change.selected) within.current.add(change.id);
          else within.current.delete(change.id);
        }
      },
    };
  }, [layout, onMarquee]);
}
