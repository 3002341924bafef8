'use client';

/** When the draft is saved: some time after an edit, when it is asked for, and what happens on leaving. */

import { useEffect, useMemo } from 'react';
import { useDesigner, useDesignerStore } from './designer-context.tsx';
import { createSave, type Save } from './saving.ts';
import { isDirty } from './store.ts';

const AUTOSAVE_DELAY = 1500;
const RETRY_DELAY = 10_000;

export function useSaving(): Save {
  const store = useDesignerStore();
  const save = useMemo(() => createSave(store), [store]);
  const text = useDesigner((state) => state.text);
  const parametersText = useDesigner((state) => state.parametersText);
  const hasFailed = useDesigner((state) => state.saveState.kind === 'failed');

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text starts the wait anew
  useEffect(() => {
    const { saveState } = store.getState();
    if (!isDirty(store.getState()) || saveState.kind === 'conflict') return;
    const timer = setTimeout(() => void save(), hasFailed ? RETRY_DELAY : AUTOSAVE_DELAY);
    return () => clearTimeout(timer);
  }, [store, save, text, parametersText, hasFailed]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isDirty(store.getState())) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      if (isDirty(store.getState())) void save();
    };
  }, [store, save]);

  return save;
}
