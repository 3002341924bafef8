/** Underlines what is wrong in a string of a definition: syntax, unknown functions, numbers of arguments. */

import { jsonParseLinter } from '@codemirror/lang-json';
import { syntaxTree } from '@codemirror/language';
import { type Diagnostic, linter } from '@codemirror/lint';
import type { EditorView } from '@codemirror/view';
import { expressionProblems } from '#core/expressions/template.ts';

const DELAY = 250;

/** For an editor whose document is one string of a definition. */
export const templateLint = linter((view) => templateDiagnostics(view.state.doc.toString(), 0), { delay: DELAY });

/** For an editor whose document is JSON: its syntax, then its strings. */
export const jsonTemplateLint = linter(
  (view) => {
    const broken = view.state.doc.length === 0 ? [] : jsonParseLinter()(view);
    return broken.length > 0 ? broken : stringDiagnostics(view);
  },
  { delay: DELAY },
);

function stringDiagnostics(view: EditorView): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  syntaxTree(view.state).iterate({
    enter: ({ name, from, to }) => {
      if (name !== 'String') return;
      const text = view.state.sliceDoc(from + 1, to - 1);
      if (text.includes('@')) diagnostics.push(...templateDiagnostics(text, from + 1));
    },
  });
  return diagnostics;
}

/** The findings with ranges that a mark can cover: never empty, never beyond the text. */
function templateDiagnostics(text: string, offset: number): Diagnostic[] {
  return expressionProblems(text).map(({ message, range }) => {
    const to = Math.min(Math.max(range.end, range.start + 1), text.length);
    const from = Math.min(range.start, Math.max(0, to - 1));
    return { from: offset + from, to: offset + to, severity: 'error', message };
  });
}
