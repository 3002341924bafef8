'use client';

/** The text of the whole definition beside the canvas, edited both ways; problems are marked where they are. */

import { autocompletion, closeBrackets } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef, useState } from 'react';
import {
  useCheckedProblems,
  useDesigner,
  useDesignerActions,
  useEdit,
  useModel,
} from '#components/designer/designer-context.tsx';
import { CodeEditor } from '#components/designer/editor/code-editor.tsx';
import { type ExpressionScope, expressionScope } from '#components/designer/editor/expression-scope.ts';
import { jsonTemplateCompletion } from '#components/designer/editor/template-completion.ts';
import { jsonHighlight } from '#components/designer/editor/template-highlight.ts';
import type { Problem } from '#core/validation/problem.ts';
import { type CodeModel, definitionCompletion } from './definition-completion.ts';
import { useFollowCursor } from './use-follow-cursor.ts';
import { useRevealSelection } from './use-reveal-selection.ts';

export function CodeView() {
  const text = useDesigner((state) => state.text);
  const { closeEdit } = useDesignerActions();
  const edit = useEdit();
  const [view, setView] = useState<EditorView | null>(null);
  const extensions = useCodeExtensions();
  useProblemMarks(view);
  useRevealSelection(view);
  useFollowCursor(view);
  return (
    <section aria-label="Code" className="flex h-full min-w-0 flex-col border-border border-l bg-card">
      <CodeEditor
        value={text}
        onChange={(changed) => edit({ title: 'Edit code', mergeKey: 'code', apply: () => changed })}
        onBlur={closeEdit}
        extensions={extensions}
        label="Code of the definition"
        onView={setView}
        className="min-h-0 flex-1 overflow-hidden"
      />
    </section>
  );
}

function useCodeExtensions(): Extension {
  const { definition, root } = useModel();
  const model = useRef<CodeModel>({ definition, root });
  model.current = { definition, root };
  const selection = useDesigner((state) => state.selection);
  const scope = useRef<() => ExpressionScope>(() => expressionScope({}, undefined));
  scope.current = () => expressionScope(definition, selection?.kind === 'action' ? selection.name : undefined);
  const [extensions] = useState<Extension>(() => [
    json(),
    jsonHighlight,
    lineNumbers(),
    codeFolding(),
    foldGutter(),
    lintGutter(),
    bracketMatching(),
    closeBrackets(),
    indentOnInput(),
    indentUnit.of('  '),
    highlightActiveLine(),
    highlightSelectionMatches(),
    search({ top: true }),
    keymap.of([...searchKeymap, ...foldKeymap]),
    autocompletion({
      override: [jsonTemplateCompletion(() => scope.current()), definitionCompletion(() => model.current)],
      icons: false,
    }),
    EditorView.lineWrapping,
  ]);
  return extensions;
}

/** An editor that is further than what the problems were found in keeps its marks until the next ones come. */
function useProblemMarks(view: EditorView | null): void {
  const { problems, text } = useCheckedProblems();
  useEffect(() => {
    if (!view || view.state.doc.length !== text?.length || view.state.doc.toString() !== text) return;
    view.dispatch(
      setDiagnostics(
        view.state,
        problems.flatMap((problem) => markOf(problem, text.length)),
      ),
    );
  }, [view, problems, text]);
}

function markOf({ range, severity, message }: Problem, length: number) {
  if (!range) return [];
  const to = Math.min(range.end, length);
  return [{ from: Math.min(range.start, to), to, severity, message }];
}
