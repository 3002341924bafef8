'use client';

/** Selects on the canvas the step that the cursor in the code is in. */

import { syntaxTree } from '@codemirror/language';
import { StateEffect } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect } from 'react';
import { useDesignerStore } from '#components/designer/designer-context.tsx';
import type { Selection } from '#components/designer/store.ts';
import { pathTo } from './json-place.ts';

export function useFollowCursor(view: EditorView | null): void {
  const store = useDesignerStore();
  useEffect(() => {
    if (!view) return;
    const listener = EditorView.updateListener.of((update) => {
      if (!update.selectionSet || !update.view.hasFocus) return;
      const { main } = update.state.selection;
      const node = syntaxTree(update.state).resolveInner(main.head, -1);
      const step = stepOfPath(pathTo(update.state, node));
      const { selection, actions } = store.getState();
      if (!step || (selection?.kind === step.kind && selection.name === step.name)) return;
      actions.follow(step);
    });
    view.dispatch({ effects: StateEffect.appendConfig.of(listener) });
  }, [view, store]);
}

/** The innermost step that the path leads into. */
export function stepOfPath(path: readonly string[]): Selection | undefined {
  const start = path[0] === 'definition' ? 1 : 0;
  const [section, name] = path.slice(start);
  if (section === 'triggers' && name !== undefined) return { kind: 'trigger', name };
  if (section !== 'actions') return undefined;
  let found = name;
  for (let index = start + 2; index < path.length - 1; index += 1) {
    if (path[index] !== 'actions') {
      // Only branches lead to further steps: not an input that is called "actions".
      const isBranch = ['else', 'default', 'cases'].includes(path[index] ?? '') || path[index - 1] === 'cases';
      if (!isBranch) break;
      continue;
    }
    found = path[index + 1];
    index += 1;
  }
  return found === undefined ? undefined : { kind: 'action', name: found };
}
