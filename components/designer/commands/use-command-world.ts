'use client';

/** What commands need of the designer: its store, and the edits that ask or tell before and after. */

import { useReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import { toast } from 'sonner';
import { useDesignerStore, useEdit } from '#components/designer/designer-context.tsx';
import { messageOf } from '#components/shell/request-json.ts';
import { brokenByMove, moveActions } from '#core/definition/edits/move-actions.ts';
import { type Pasted, pasteActions } from '#core/definition/edits/paste-actions.ts';
import type { CommandWorld } from './command.ts';
import { moveTitle } from './move-title.ts';

/** Pixels of the screen. */
const NOTE_INSET = 24;
const WHOLE = { padding: 0.15, maxZoom: 1, duration: 200 };

export function useCommandWorld(): CommandWorld {
  const store = useDesignerStore();
  const edit = useEdit();
  const { fitView, getViewport } = useReactFlow();
  return useMemo(
    () => ({
      store,
      edit,
      move(names, to) {
        const { text, actions } = store.getState();
        const broken = tried('Move', () => brokenByMove(text, names, to));
        if (broken === undefined) return;
        if (broken.length > 0) actions.askMove({ names, to, broken });
        else edit({ title: moveTitle(names), apply: (current) => moveActions(current, names, to) });
      },
      paste(clipboard, to) {
        const { text, actions } = store.getState();
        const pasted = tried('Paste', () => pasteActions(text, clipboard, to));
        if (!pasted) return;
        if (edit({ title: pasteTitle(pasted), apply: () => pasted.text })) actions.mark(pasted.names);
        tellPasted(pasted);
      },
      showAll: () => void fitView(WHOLE),
      noteCorner() {
        const { x, y, zoom } = getViewport();
        return { x: Math.round((NOTE_INSET - x) / zoom), y: Math.round((NOTE_INSET - y) / zoom) };
      },
    }),
    [store, edit, fitView, getViewport],
  );
}

/** What cannot be done is told; undefined then. */
function tried<T>(title: string, attempt: () => T): T | undefined {
  try {
    return attempt();
  } catch (error) {
    toast.error(title, { description: messageOf(error) });
    return undefined;
  }
}

function pasteTitle({ names }: Pasted): string {
  return names.length === 1 ? 'Paste a step' : `Paste ${names.length} steps`;
}

function tellPasted({ dangling, renamed }: Pasted): void {
  const [first] = dangling;
  if (first) {
    const more = dangling.length > 1 ? ` (and ${dangling.length - 1} more)` : '';
    toast.warning('What was pasted refers to what is not here', {
      description: `${first.action}: ${first.why}${more}`,
    });
  } else if (renamed.length > 0) {
    toast(`Pasted under new names: ${renamed.map(({ to }) => to).join(', ')}`);
  }
}
