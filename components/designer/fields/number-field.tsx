'use client';

/** A number, or an expression that gives one. */

import type { FieldProps } from './field-props.ts';
import { TemplateEditor } from './template-editor.tsx';
import { useTextDraft } from './use-text-draft.ts';
import { parseNumberText, printValueText } from './value-text.ts';

export function NumberField({ id, field, value, set }: FieldProps) {
  const { text, change } = useTextDraft({ value, set }, { print: printValueText, parse: parseNumberText });
  const isWrong = text.trim() !== '' && typeof parseNumberText(text) === 'string' && !text.includes('@');
  return (
    <TemplateEditor
      id={id}
      label={field.label}
      text={text}
      onChange={change}
      isInvalid={isWrong}
      expects={field.expects ?? ['number']}
      placeholder={field.placeholder ?? 'A number'}
      className="max-w-52"
    />
  );
}
