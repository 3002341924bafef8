'use client';

/** A part of a condition that rows cannot show: an expression that gives true or false, or an object of the language. */

import type { ReactNode } from 'react';
import type { ConditionCode } from './condition-model.ts';
import { TemplateEditor } from './template-editor.tsx';
import { useTextDraft } from './use-text-draft.ts';
import { isJsonLike, parseValueText, printValueText } from './value-text.ts';

export type ConditionCodeEditorProps = {
  code: ConditionCode;
  label: string;
  menu: ReactNode;
  onChange(code: ConditionCode): void;
};

export function ConditionCodeEditor({ code, label, menu, onChange }: ConditionCodeEditorProps) {
  const draft = useTextDraft(
    { value: code.value, set: (value) => onChange({ kind: 'code', value: value ?? '' }) },
    { print: printValueText, parse: parseValueText },
  );
  const isJson = isJsonLike(draft.text);
  return (
    <div className="flex items-start gap-1 rounded-md border border-border bg-card p-1.5">
      <TemplateEditor
        label={label}
        text={draft.text}
        onChange={draft.change}
        language={isJson ? 'json' : 'template'}
        lines={isJson ? 'several' : 'one'}
        hasNoPreview={isJson}
        expects={['boolean']}
        className="flex-1"
      />
      {menu}
    </div>
  );
}
