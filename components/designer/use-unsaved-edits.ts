'use client';

/** Keeps what is not saved yet in this browser, and brings it back when the flow is opened again. */

import { useEffect } from 'react';
import { toast } from 'sonner';
import { fullTime } from '#components/shell/format-time.ts';
import { useDesignerStore } from './designer-context.tsx';
import type { Save } from './saving.ts';
import { type DesignerStore, isDirty } from './store.ts';
import { findEdits, forgetEdits, keepEdits } from './unsaved-edits.ts';

const KEEP_DELAY = 1_000;

export function useUnsavedEdits(save: Save): void {
  const store = useDesignerStore();
  useEffect(() => {
    const keeper = createKeeper(store, bringBack(store, save));
    const unsubscribe = store.subscribe(keeper.notice);
    window.addEventListener('pagehide', keeper.keepNow);
    return () => {
      unsubscribe();
      keeper.keepNow();
      window.removeEventListener('pagehide', keeper.keepNow);
    };
  }, [store, save]);
}

/**
 * When the server has moved on meanwhile, saving finds that out, and the person decides. Answers the revision that what
 * was brought back was made on.
 */
function bringBack(store: DesignerStore, save: Save): number | undefined {
  const { flow, text, parametersText, revision, actions } = store.getState();
  const edits = findEdits(localStorage, flow.id, { text, parametersText });
  if (!edits) return undefined;
  if (edits.text === text && edits.parametersText === parametersText) {
    forgetEdits(localStorage, flow.id, edits.revision);
    return undefined;
  }
  const { at, ...unsaved } = edits;
  actions.resume(unsaved);
  if (edits.revision !== revision) {
    void save();
    return edits.revision;
  }
  toast.info('Edits that had not been saved are back', {
    description: `They were made in this browser on ${fullTime(at)}.`,
    action: { label: 'Undo', onClick: actions.undo },
  });
  return edits.revision;
}

/** `kept`: the revision that what lies in the browser now was made on. */
function createKeeper(store: DesignerStore, kept: number | undefined) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let inBrowser = kept;
  const keepNow = () => {
    clearTimeout(timer);
    timer = undefined;
    const state = store.getState();
    const { flow, text, parametersText, saved: base, revision } = state;
    const isOld = inBrowser !== revision || !isDirty(state);
    if (inBrowser !== undefined && isOld) forgetEdits(localStorage, flow.id, inBrowser);
    inBrowser = undefined;
    if (!isDirty(state)) return;
    if (keepEdits(localStorage, flow.id, { text, parametersText, base, revision, at: Date.now() }))
      inBrowser = revision;
    else
      toast.error('This browser has no room for your edits', {
        id: 'no-room',
        description: 'Until they are saved, a reload would lose them.',
      });
  };
  let last = store.getState();
  return {
    keepNow,
    notice(state: ReturnType<DesignerStore['getState']>) {
      const isSame =
        state.text === last.text && state.parametersText === last.parametersText && state.saved === last.saved;
      last = state;
      if (isSame) return;
      if (isDirty(state)) timer ??= setTimeout(keepNow, KEEP_DELAY);
      else keepNow();
    },
  };
}
