'use client';

/** The editor of one string or JSON value of a definition: pieces are coloured, completed, checked, and inserted by menu. */

import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { bracketMatching, indentUnit } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { type ReactNode, useMemo, useRef } from 'react';
import { useDesignerActions } from '#components/designer/designer-context.tsx';
import { CodeEditor } from '#components/designer/editor/code-editor.tsx';
import type { ExpressionScope } from '#components/designer/editor/expression-scope.ts';
import { insertIntoEditor } from '#components/designer/editor/insert-into-editor.ts';
import { InsertMenu } from '#components/designer/editor/insert-menu.tsx';
import { jsonTemplateCompletion, templateCompletion } from '#components/designer/editor/template-completion.ts';
import { jsonHighlight, templateHighlight } from '#components/designer/editor/template-highlight.ts';
import { jsonTemplateLint, templateLint } from '#components/designer/editor/template-lint.ts';
import { cn } from '#components/ui/class-names.ts';
import { useFieldScope } from './field-scope.tsx';

export type TemplateEditorProps = {
  id?: string;
  label: string;
  text: string;
  onChange(text: string): void;
  /** `json`: the document is JSON whose strings may hold pieces. */
  language?: 'template' | 'json';
  lines?: 'one' | 'several' | 'many';
  placeholder?: string;
  isInvalid?: boolean;
  /** Stands at the right end, before the insert button. */
  trailing?: ReactNode;
  className?: string;
};

const HEIGHTS = { one: 'min-h-8', several: 'min-h-20 max-h-64', many: 'min-h-40 max-h-[28rem]' };

export function TemplateEditor(props: TemplateEditorProps) {
  const { id, label, text, onChange, language = 'template', lines = 'one', placeholder, isInvalid, trailing } = props;
  const { scope, isReadOnly } = useFieldScope();
  const { closeEdit } = useDesignerActions();
  const view = useRef<EditorView | null>(null);
  const latestScope = useRef(scope);
  latestScope.current = scope;
  const extensions = useMemo(
    () => editorExtensions({ language, isSingleLine: lines === 'one', scope: () => latestScope.current }),
    [language, lines],
  );
  return (
    <div
      className={cn(
        'group/editor relative flex min-w-0 overflow-hidden rounded-md border border-input bg-card shadow-sm',
        'focus-within:border-ring focus-within:outline-2 focus-within:outline-ring/40',
        isInvalid && 'border-destructive',
        isReadOnly && 'bg-muted',
        props.className,
      )}
    >
      <CodeEditor
        {...(id === undefined ? {} : { id })}
        {...(placeholder === undefined ? {} : { placeholder })}
        value={text}
        onChange={onChange}
        onBlur={closeEdit}
        extensions={extensions}
        label={label}
        startsAtEnd={language === 'template'}
        isReadOnly={isReadOnly}
        isInvalid={isInvalid ?? false}
        onView={(editor) => {
          view.current = editor;
        }}
        className={cn('min-w-0 flex-1 [&_.cm-editor]:max-h-[inherit]', HEIGHTS[lines])}
      />
      <div className="flex h-[30px] shrink-0 items-center pr-0.5">
        {trailing}
        {!isReadOnly && (
          <InsertMenu
            scope={scope}
            label={label}
            onInsert={(expression) => view.current && insertIntoEditor(view.current, { expression, language })}
            onClose={() => view.current?.focus()}
          />
        )}
      </div>
    </div>
  );
}

type ExtensionOptions = { language: 'template' | 'json'; isSingleLine: boolean; scope: () => ExpressionScope };

// Enter in a field of one line accepts a completion, and does nothing otherwise.
const singleLine = keymap.of([{ key: 'Enter', run: () => true }]);

function editorExtensions({ language, isSingleLine, scope }: ExtensionOptions): Extension {
  const isJson = language === 'json';
  const source = isJson ? jsonTemplateCompletion(scope) : templateCompletion(scope);
  return [
    isJson ? [json(), jsonHighlight, jsonTemplateLint, indentUnit.of('  ')] : [templateHighlight, templateLint],
    autocompletion({ override: [source], icons: false, activateOnTyping: true }),
    keymap.of([{ key: 'Tab', run: acceptCompletion }, ...closeBracketsKeymap]),
    closeBrackets(),
    bracketMatching(),
    EditorView.lineWrapping,
    isSingleLine ? singleLine : [],
  ];
}
