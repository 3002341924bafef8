'use client';

/** Text with expression pieces, in one line or several. A value that is no text is shown as JSON and stays what it is. */

import { printJson } from '#core/json/print-json.ts';
import type { Value } from '#core/json/value.ts';
import type { FieldProps } from './field-props.ts';
import { TemplateEditor } from './template-editor.tsx';
import { useTextDraft } from './use-text-draft.ts';

export function TextField(props: FieldProps) {
  return <TextEditor {...props} lines="one" />;
}

export function MultilineField(props: FieldProps) {
  return <TextEditor {...props} lines="several" />;
}

function printText(value: Value | undefined): string {
  return value === undefined ? '' : typeof value === 'string' ? value : printJson(value, 2);
}

function TextEditor({ id, field, value, set, lines }: FieldProps & { lines: 'one' | 'several' }) {
  const parse = (text: string) => (text === '' && !field.required ? undefined : text);
  const draft = useTextDraft({ value, set }, { print: printText, parse });
  return (
    <TemplateEditor
      id={id}
      label={field.label}
      text={draft.text}
      onChange={draft.change}
      lines={lines}
      expects={field.expects}
      {...(field.placeholder === undefined ? {} : { placeholder: field.placeholder })}
    />
  );
}
