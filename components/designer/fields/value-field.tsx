'use client';

/** Any value: JSON, text or an expression. The corner says what will be stored, where no preview says it. */

import { cn } from '#components/ui/class-names.ts';
import type { FieldProps } from './field-props.ts';
import { TemplateEditor } from './template-editor.tsx';
import { useTextDraft } from './use-text-draft.ts';
import { describeValueText, isJsonLike, parseValueText, printValueText } from './value-text.ts';

export function ValueField({ id, field, value, set, lines = 'several' }: FieldProps & { lines?: 'one' | 'several' }) {
  const parse = (text: string) => (text === '' && !field.required ? undefined : parseValueText(text));
  const { text, change } = useTextDraft({ value, set }, { print: printValueText, parse });
  const { word, isSuspicious } = describeValueText(text);
  return (
    <div className="space-y-1">
      <TemplateEditor
        id={id}
        label={field.label}
        text={text}
        onChange={change}
        expects={field.expects}
        language={isJsonLike(text) ? 'json' : 'template'}
        lines={isJsonLike(text) ? 'several' : lines}
        placeholder={field.placeholder ?? 'Text, JSON or an expression'}
      />
      {(isSuspicious || !text.includes('@')) && (
        <p
          className={cn(
            'h-4 text-right text-[11px] leading-4',
            isSuspicious ? 'text-status-waiting' : 'text-muted-foreground',
          )}
        >
          {text === '' ? '' : word}
        </p>
      )}
    </div>
  );
}
