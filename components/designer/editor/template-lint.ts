/**
 * Underlines what is wrong in a string of a definition: syntax, unknown functions, numbers of arguments, names that nothing
 * has, and what the preview found out about the values.
 */

import { jsonParseLinter } from '@codemirror/lang-json';
import { syntaxTree } from '@codemirror/language';
import { type Diagnostic, linter } from '@codemirror/lint';
import { type Extension, StateEffect } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { expressionProblems } from '#core/expressions/template.ts';
import type { ExpressionScope } from './expression-scope.ts';
import { nameProblems, type TextFinding } from './name-problems.ts';

const DELAY = 250;

/** Tells the editor to look again: something outside of its text has changed. */
export const lookAgain = StateEffect.define<null>();

export type LintScope = {
  scope(): ExpressionScope;
  /** What is probably not meant in this text. */
  warnings(text: string): readonly TextFinding[];
};

/** For an editor whose document is one string of a definition. */
export function templateLint(known: LintScope): Extension {
  return linter(
    (view) => {
      const text = view.state.doc.toString();
      const warnings = known
        .warnings(text)
        .map((finding) => diagnostic(finding, { text, offset: 0, severity: 'warning' }));
      return [...templateDiagnostics(text, 0, known.scope()), ...warnings];
    },
    {
      delay: DELAY,
      needsRefresh: ({ transactions }) =>
        transactions.some(({ effects }) => effects.some((effect) => effect.is(lookAgain))),
    },
  );
}

/** For an editor whose document is JSON: its syntax, then its strings. */
export function jsonLint(scope: () => ExpressionScope): Extension {
  return linter(
    (view) => {
      const broken = view.state.doc.length === 0 ? [] : jsonParseLinter()(view);
      return broken.length > 0 ? broken : stringDiagnostics(view, scope());
    },
    { delay: DELAY },
  );
}

function stringDiagnostics(view: EditorView, scope: ExpressionScope): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  syntaxTree(view.state).iterate({
    enter: ({ name, from, to }) => {
      if (name !== 'String') return;
      const text = view.state.sliceDoc(from + 1, to - 1);
      if (text.includes('@')) diagnostics.push(...templateDiagnostics(text, from + 1, scope));
    },
  });
  return diagnostics;
}

function templateDiagnostics(text: string, offset: number, scope: ExpressionScope): Diagnostic[] {
  const findings = [...expressionProblems(text), ...nameProblems(text, scope)];
  return findings.map((finding) => diagnostic(finding, { text, offset, severity: 'error' }));
}

type Place = { text: string; offset: number; severity: Diagnostic['severity'] };

/** With a range that a mark can cover: never empty, never beyond the text. */
function diagnostic({ message, range, replacement }: TextFinding, { text, offset, severity }: Place): Diagnostic {
  const to = Math.min(Math.max(range.end, range.start + 1), text.length);
  const from = Math.min(range.start, Math.max(0, to - 1));
  const found: Diagnostic = { from: offset + from, to: offset + to, severity, message };
  if (replacement === undefined) return found;
  const apply = (view: EditorView, start: number, end: number) =>
    view.dispatch({ changes: { from: start, to: end, insert: replacement } });
  return { ...found, actions: [{ name: `Use ${replacement}`, apply }] };
}
