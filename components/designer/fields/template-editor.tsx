'use client';

/**
 * The editor of one string or JSON value of a definition: pieces are coloured, completed, checked, inserted by the picker,
 * and shown with their value in a past run.
 */

import type { EditorView } from '@codemirror/view';
import { type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { useDesignerActions } from '#components/designer/designer-context.tsx';
import { CodeEditor } from '#components/designer/editor/code-editor.tsx';
import { ExpressionPicker } from '#components/designer/editor/expression-picker.tsx';
import { EMPTY_SCOPE, type ScopeEntry } from '#components/designer/editor/expression-scope.ts';
import { insertIntoEditor } from '#components/designer/editor/insert-into-editor.ts';
import type { TextFinding } from '#components/designer/editor/name-problems.ts';
import type { EditorLanguage } from '#components/designer/editor/string-at.ts';
import { templateExtensions } from '#components/designer/editor/template-extensions.ts';
import { lookAgain } from '#components/designer/editor/template-lint.ts';
import { usePreviewSource } from '#components/designer/preview/preview-context.tsx';
import { cn } from '#components/ui/class-names.ts';
import type { JsonType } from '#core/actions/form-field.ts';
import { useFieldScope } from './field-scope.tsx';
import { LivePreview } from './live-preview.tsx';

export type TemplateEditorProps = {
  id?: string;
  label: string;
  text: string;
  onChange(text: string): void;
  /** `json`: the document is JSON whose strings may hold pieces. */
  language?: EditorLanguage;
  lines?: 'one' | 'several' | 'many';
  placeholder?: string;
  isInvalid?: boolean;
  /** What an expression has to give; anything when left out. */
  expects?: JsonType[] | undefined;
  /** No value is shown: the text is not evaluated as a whole. */
  hasNoPreview?: boolean;
  /** Stands at the right end, before the insert button. */
  trailing?: ReactNode;
  className?: string;
};

const HEIGHTS = { one: 'min-h-8', several: 'min-h-20 max-h-64', many: 'min-h-40 max-h-[28rem]' };

export function TemplateEditor(props: TemplateEditorProps) {
  const { id, label, text, onChange, language = 'template', lines = 'one', placeholder, isInvalid, trailing } = props;
  const { scope, isReadOnly } = useFieldScope();
  const { closeEdit } = useDesignerActions();
  const preview = usePreviewSource();
  const previewId = useId();
  const editor = useTemplateEditor({ language, isSingleLine: lines === 'one' });
  const hasPreview = preview !== null && scope !== EMPTY_SCOPE && props.hasNoPreview !== true;
  return (
    <div className={cn('min-w-0', props.className)}>
      <div
        className={cn(
          'group/editor relative flex min-w-0 overflow-hidden rounded-md border border-input bg-card shadow-sm',
          'focus-within:border-ring focus-within:outline-2 focus-within:outline-ring/40',
          isInvalid && 'border-destructive',
          isReadOnly && 'bg-muted',
        )}
      >
        <CodeEditor
          {...(id === undefined ? {} : { id })}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(hasPreview ? { describedBy: previewId } : {})}
          value={text}
          onChange={onChange}
          onBlur={closeEdit}
          extensions={editor.extensions}
          label={label}
          startsAtEnd={language === 'template'}
          isReadOnly={isReadOnly}
          isInvalid={isInvalid ?? false}
          onView={editor.setView}
          className={cn('min-w-0 flex-1 [&_.cm-editor]:max-h-[inherit]', HEIGHTS[lines])}
        />
        <div className="flex h-[30px] shrink-0 items-center pr-0.5">
          {trailing}
          {!isReadOnly && scope !== EMPTY_SCOPE && <ExpressionPicker scope={scope} label={label} {...editor.picker} />}
        </div>
      </div>
      {hasPreview && (
        <LivePreview
          id={previewId}
          label={label}
          preview={preview}
          text={text}
          language={language}
          expects={props.expects}
          onWarnings={editor.setWarnings}
          onReplace={editor.replace}
        />
      )}
    </div>
  );
}

type EditorOptions = { language: EditorLanguage; isSingleLine: boolean };

/** The parts of an editor that work on its document, and the picker beside it. */
function useTemplateEditor({ language, isSingleLine }: EditorOptions) {
  const fieldScope = useFieldScope();
  const latest = useRef(fieldScope);
  latest.current = fieldScope;
  const view = useRef<EditorView | null>(null);
  const warnings = useRef<{ text: string; findings: readonly TextFinding[] }>({ text: '', findings: [] });
  const [isPicking, setPicking] = useState(false);
  const isBySlash = useRef(false);
  const open = useRef((bySlash: boolean) => {
    isBySlash.current = bySlash;
    latest.current.lookAround?.();
    setPicking(true);
  });
  const extensions = useMemo(
    () =>
      templateExtensions({
        language,
        isSingleLine,
        scope: () => latest.current.scope,
        lookUp: (expression) => latest.current.lookUp?.(expression) ?? Promise.resolve(latest.current.scope),
        warnings: (text) => (warnings.current.text === text ? warnings.current.findings : []),
        openPicker() {
          if (latest.current.scope === EMPTY_SCOPE) return false;
          open.current(true);
          return true;
        },
      }),
    [language, isSingleLine],
  );
  const actions = useMemo(
    () => ({
      setView(editor: EditorView | null) {
        view.current = editor;
      },
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
    [],
  );
  const picker = {
    isOpen: isPicking,
    setOpen: (isOpen: boolean) => (isOpen ? open.current(false) : setPicking(false)),
    onPick(entry: ScopeEntry) {
      if (view.current) insertIntoEditor(view.current, { expression: entry.expression, language });
    },
    onClose(query: string) {
      // What was typed instead of a choice is text.
      if (isBySlash.current && view.current) insertText(view.current, `/${query}`);
      view.current?.focus();
    },
  };
  return { extensions, picker, ...actions };
}

function insertText(view: EditorView, text: string): void {
  const { from, to } = view.state.selection.main;
  view.dispatch({
    changes: { from, to, insert: text },
    selection: { anchor: from + text.length },
    userEvent: 'input.type',
  });
}
