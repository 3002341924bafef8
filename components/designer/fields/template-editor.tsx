'use client';

/**
 * The editor of one string or JSON value of a definition: pieces are coloured, completed, checked, inserted by the picker,
 * and shown with their value in a past run.
 */

import { type ReactNode, useId } from 'react';
import { useDesignerActions } from '#components/designer/designer-context.tsx';
import { CodeEditor } from '#components/designer/editor/code-editor.tsx';
import { ExpressionPicker } from '#components/designer/editor/expression-picker.tsx';
import { EMPTY_SCOPE } from '#components/designer/editor/expression-scope.ts';
import type { EditorLanguage } from '#components/designer/editor/string-at.ts';
import { usePreviewSource } from '#components/designer/preview/preview-context.tsx';
import { cn } from '#components/ui/class-names.ts';
import type { JsonType } from '#core/actions/form-field.ts';
import { EachItemDialog } from './each-item-dialog.tsx';
import { useFieldScope } from './field-scope.tsx';
import { LivePreview } from './live-preview.tsx';
import { useTemplateEditor } from './use-template-editor.ts';

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
          {...(hasPreview && text.includes('@') ? { describedBy: previewId } : {})}
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
      {editor.eachItem.asking && (
        <EachItemDialog
          entry={editor.eachItem.asking}
          onChoose={editor.eachItem.onChoose}
          onClose={editor.eachItem.onClose}
        />
      )}
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
