'use client';

/** What works on the document of a template editor: its extensions, the warnings it shows, and what is inserted into it. */

import type { EditorView } from '@codemirror/view';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { EMPTY_SCOPE, type ScopeEntry } from '#components/designer/editor/expression-scope.ts';
import { insertIntoEditor } from '#components/designer/editor/insert-into-editor.ts';
import type { TextFinding } from '#components/designer/editor/name-problems.ts';
import type { EditorLanguage } from '#components/designer/editor/string-at.ts';
import { templateExtensions } from '#components/designer/editor/template-extensions.ts';
import { lookAgain } from '#components/designer/editor/template-lint.ts';
import type { EachItem } from './each-item-dialog.tsx';
import { useFieldScope } from './field-scope.tsx';

type View = RefObject<EditorView | null>;

export function useTemplateEditor({ language, isSingleLine }: { language: EditorLanguage; isSingleLine: boolean }) {
  const fieldScope = useFieldScope();
  const latest = useRef(fieldScope);
  latest.current = fieldScope;
  const view: View = useRef(null);
  const { warningsOf, ...document } = useDocument(view);
  const { openBySlash, ...insertion } = useInsertion(view, language, () => latest.current.lookAround?.());
  const extensions = useMemo(
    () =>
      templateExtensions({
        language,
        isSingleLine,
        scope: () => latest.current.scope,
        lookUp: (expression) => latest.current.lookUp?.(expression) ?? Promise.resolve(latest.current.scope),
        warnings: warningsOf,
        openPicker() {
          if (latest.current.scope === EMPTY_SCOPE) return false;
          openBySlash();
          return true;
        },
      }),
    [language, isSingleLine, warningsOf, openBySlash],
  );
  return { extensions, ...document, ...insertion };
}

/** The editor itself, and what the preview has to say about its text. */
function useDocument(view: View) {
  const warnings = useRef<{ text: string; findings: readonly TextFinding[] }>({ text: '', findings: [] });
  return useMemo(
    () => ({
      setView(editor: EditorView | null) {
        view.current = editor;
      },
      /** Those of another text have gone stale. */
      warningsOf: (text: string) => (warnings.current.text === text ? warnings.current.findings : []),
      setWarnings(text: string, findings: readonly TextFinding[]) {
        if (findings.length === 0 && warnings.current.findings.length === 0) return;
        warnings.current = { text, findings };
        view.current?.dispatch({ effects: lookAgain.of(null) });
      },
      replace({ range, replacement }: TextFinding) {
        view.current?.dispatch({ changes: { from: range.start, to: range.end, insert: replacement ?? '' } });
        view.current?.focus();
      },
    }),
    [view],
  );
}

/** The picker, opened by its button or by a slash, and the question which item of a list is meant. */
function useInsertion(view: View, language: EditorLanguage, onOpen: () => void) {
  const [isPicking, setPicking] = useState(false);
  const [asking, setAsking] = useState<EachItem | null>(null);
  const [waiting, setWaiting] = useState<string | null>(null);
  const isBySlash = useRef(false);
  const opened = useRef(onOpen);
  opened.current = onOpen;
  const open = useRef((bySlash: boolean) => {
    isBySlash.current = bySlash;
    opened.current();
    setPicking(true);
  }).current;
  const openBySlash = useRef(() => open(true)).current;
  // The step may stand in a new loop: its form has to be drawn at its new place before something is put into it.
  useEffect(() => {
    if (waiting === null) return;
    setWaiting(null);
    if (view.current) insertIntoEditor(view.current, { expression: waiting, language });
  }, [waiting, view, language]);
  const picker = {
    isOpen: isPicking,
    setOpen: (isOpen: boolean) => (isOpen ? open(false) : setPicking(false)),
    onPick: (entry: ScopeEntry) =>
      entry.each ? setAsking({ ...entry, each: entry.each }) : setWaiting(entry.expression),
    onClose(query: string) {
      // What was typed instead of a choice is text.
      if (isBySlash.current && view.current) insertText(view.current, `/${query}`);
      view.current?.focus();
    },
  };
  const eachItem = {
    asking,
    onChoose(expression: string) {
      setAsking(null);
      setWaiting(expression);
    },
    onClose() {
      setAsking(null);
      view.current?.focus();
    },
  };
  return { picker, eachItem, openBySlash };
}

function insertText(view: EditorView, text: string): void {
  const { from, to } = view.state.selection.main;
  view.dispatch({
    changes: { from, to, insert: text },
    selection: { anchor: from + text.length },
    userEvent: 'input.type',
  });
}
