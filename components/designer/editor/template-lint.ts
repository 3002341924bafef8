/** Underlines what is wrong in a string of a definition: syntax, unknown functions, numbers of arguments. */

import { type Diagnostic, linter } from '@codemirror/lint';
import { expressionProblems } from '#core/expressions/template.ts';

/** For an editor whose document is one string of a definition. */
export const templateLint = linter((view) => templateDiagnostics(view.state.doc.toString()), { delay: 250 });

/** The findings with ranges that a mark can cover: never empty, never beyond the text. */
export function templateDiagnostics(text: string): Diagnostic[] {
  return expressionProblems(text).map(({ message, range }) => {
    const to = Math.min(Math.max(range.end, range.start + 1), text.length);
    return { from: Math.min(range.start, Math.max(0, to - 1)), to, severity: 'error', message };
  });
}
