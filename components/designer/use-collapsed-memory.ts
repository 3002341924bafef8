'use client';

/** Keeps in this browser which containers a person has closed, flow by flow. */

import { useEffect } from 'react';
import { z } from 'zod';
import { useDesignerStore } from './designer-context.tsx';

const names = z.array(z.string());

export function useCollapsedMemory(): void {
  const store = useDesignerStore();
  useEffect(() => {
    const { flow, actions } = store.getState();
    const key = `millrace.collapsed.${flow.id}`;
    actions.setCollapsed(recall(key));
    return store.subscribe(({ collapsed }, before) => {
      if (collapsed !== before.collapsed) remember(key, collapsed);
    });
  }, [store]);
}

function recall(key: string): string[] {
  try {
    return names.parse(JSON.parse(localStorage.getItem(key) ?? '[]'));
  } catch {
    return [];
  }
}

function remember(key: string, collapsed: ReadonlySet<string>): void {
  try {
    if (collapsed.size === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify([...collapsed]));
  } catch {
    // Storage is full or switched off: the containers stay as they are until the page is left.
  }
}
