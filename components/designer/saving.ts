/** Brings the draft to the server: one save at a time, never over somebody else's. */

import { messageOf } from '#components/shell/request-json.ts';
import { saveDraft } from './api.ts';
import { type DesignerStore, isDirty } from './store.ts';

/** Saves what is on the screen; true when the server holds it now. The store's `saveState` tells the rest. */
export type Save = () => Promise<boolean>;

export function createSave(store: DesignerStore): Save {
  let running: Promise<boolean> | undefined;
  const saveUntilClean = async (): Promise<boolean> => {
    while (isDirty(store.getState())) {
      if (!(await saveOnce(store))) return false;
    }
    store.getState().actions.setSaveState({ kind: 'idle' });
    return true;
  };
  return () => {
    running ??= saveUntilClean().finally(() => {
      running = undefined;
    });
    return running;
  };
}

async function saveOnce(store: DesignerStore): Promise<boolean> {
  const { flow, text, parametersText, revision, saveState, actions } = store.getState();
  if (saveState.kind === 'conflict') return false;
  actions.setSaveState({ kind: 'saving' });
  try {
    const outcome = await saveDraft(flow.id, { text, parameters: parametersText, revision });
    if (outcome.kind === 'conflict') actions.setSaveState(outcome);
    else actions.markSaved({ text, parametersText }, outcome.revision);
    return outcome.kind === 'saved';
  } catch (error) {
    actions.setSaveState({ kind: 'failed', reason: messageOf(error) });
    return false;
  }
}
