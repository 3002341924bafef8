/** Inserts an expression at the cursor of an editor, in the way its language wants it. */

import { syntaxTree } from '@codemirror/language';
import type { EditorView } from '@codemirror/view';
import { insertExpression } from './insert-expression.ts';
import { smallestChange } from './smallest-change.ts';

export function insertIntoEditor(
  view: EditorView,
  { expression, language }: { expression: string; language: 'template' | 'json' },
): void {
  const { state } = view;
  const { from, to } = state.selection.main;
  const string = language === 'json' ? stringAround(view, from) : { from: 0, to: state.doc.length };
  if (!string) {
    const insert = JSON.stringify(`@${expression.endsWith('(') ? `${expression})` : expression}`);
    view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length - 1 } });
  } else {
    const text = state.sliceDoc(string.from, string.to);
    const selection = { from: from - string.from, to: Math.min(to, string.to) - string.from };
    const inserted = insertExpression(text, selection, expression);
    const change = smallestChange(text, inserted.text);
    if (change) {
      const changes = { from: string.from + change.from, to: string.from + change.to, insert: change.insert };
      view.dispatch({ changes, selection: { anchor: string.from + inserted.cursor } });
    }
  }
  view.focus();
}

/** The inside of the JSON string at the position; undefined between values. */
function stringAround(view: EditorView, position: number): { from: number; to: number } | undefined {
  const node = syntaxTree(view.state).resolveInner(position, -1);
  const isInside = node.name === 'String' && position > node.from && position < node.to;
  return isInside ? { from: node.from + 1, to: node.to - 1 } : undefined;
}
