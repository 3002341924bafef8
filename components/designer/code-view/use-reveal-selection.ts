'use client';

/** Scrolls the code to the selected step, or to a place that was asked for. */

import { EditorView } from '@codemirror/view';
import { useEffect } from 'react';
import { useDesigner, useDesignerStore } from '#components/designer/designer-context.tsx';
import { selectedPointer } from '#components/designer/selectors.ts';
import { parseDocument } from '#core/definition/json-document.ts';
import type { JsonRange } from '#core/definition/json-node.ts';
import { fromPointer, nodeAt } from '#core/definition/json-pointer.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';

export function useRevealSelection(view: EditorView | null): void {
  const store = useDesignerStore();
  const selection = useDesigner((state) => state.selection);
  const reveal = useDesigner((state) => state.reveal);

  useEffect(() => {
    if (!view || !selection || view.hasFocus) return;
    const { text } = store.getState();
    const { definition, root } = parseDefinition(text);
    const pointer = definition ? selectedPointer({ definition, root }, selection) : undefined;
    const node = pointer === undefined ? undefined : nodeAt(parseDocument(text).root, fromPointer(pointer));
    if (node) scrollTo(view, { start: node.start, end: node.start });
  }, [view, store, selection]);

  useEffect(() => {
    if (!view || !reveal) return;
    scrollTo(view, reveal.range);
    view.focus();
  }, [view, reveal]);
}

function scrollTo(view: EditorView, { start, end }: JsonRange): void {
  const length = view.state.doc.length;
  const anchor = Math.min(start, length);
  view.dispatch({
    selection: { anchor, head: Math.min(end, length) },
    effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
  });
}
