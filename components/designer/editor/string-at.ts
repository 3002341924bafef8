/** The string of a definition that a position of an editor is in: the whole document of a field, or a string inside JSON. */

import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';

export type EditorLanguage = 'template' | 'json';

/** `offset` is where the text begins in the document. */
export type StringAt = { text: string; offset: number };

/** Undefined between the strings of JSON. Escapes are read as they stand. */
export function stringAt(state: EditorState, position: number, language: EditorLanguage): StringAt | undefined {
  if (language === 'template') return { text: state.doc.toString(), offset: 0 };
  const node = syntaxTree(state).resolveInner(position, -1);
  if (node.name !== 'String' || position <= node.from) return undefined;
  return { text: state.sliceDoc(node.from + 1, node.to - 1), offset: node.from + 1 };
}
