'use client';

/** The step that is pinned, kept in this browser flow by flow, so that it is there again after a reload. */

import { useCallback, useEffect, useState } from 'react';
import { z } from 'zod';
import { useDesigner } from '#components/designer/designer-context.tsx';
import type { Selection } from '#components/designer/store.ts';

const selectionSchema = z.object({ kind: z.enum(['trigger', 'action']), name: z.string() });

export function usePinnedStep(): [Selection | null, (selection: Selection | null) => void] {
  const key = useDesigner(({ flow }) => `millrace.pinned.${flow.id}`);
  const [pinned, setPinned] = useState<Selection | null>(null);
  // What the browser keeps is known after the first drawing only, which is the server's.
  useEffect(() => setPinned(recall(key)), [key]);
  const pin = useCallback(
    (selection: Selection | null) => {
      setPinned(selection);
      remember(key, selection);
    },
    [key],
  );
  return [pinned, pin];
}

function recall(key: string): Selection | null {
  try {
    return selectionSchema.nullable().parse(JSON.parse(localStorage.getItem(key) ?? 'null'));
  } catch {
    return null;
  }
}

function remember(key: string, selection: Selection | null): void {
  try {
    if (selection === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(selection));
  } catch {
    // Storage is full or switched off: the step stays pinned until the page is left.
  }
}
