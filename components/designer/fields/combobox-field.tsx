'use client';

/** Text or an expression, with suggestions to choose from. */

import { ChevronDown } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import type { Value } from '#core/json/value.ts';
import type { FieldProps } from './field-props.ts';
import { useFieldScope } from './field-scope.tsx';
import { TemplateEditor } from './template-editor.tsx';
import { useTextDraft } from './use-text-draft.ts';
import { parseValueText, printValueText } from './value-text.ts';

export function ComboboxField({ id, field, value, set }: FieldProps) {
  const { isReadOnly } = useFieldScope();
  const choices = field.choices ?? [];
  // Text stays text even when it looks like a number, unless the suggestions are numbers.
  const wantsText = choices.some((choice) => typeof choice.value === 'string');
  const print = (given: Value | undefined) => (typeof given === 'string' && wantsText ? given : printValueText(given));
  const parse = (text: string) => (text === '' ? undefined : wantsText ? text : parseValueText(text));
  const { text, change } = useTextDraft({ value, set }, { print, parse });
  return (
    <TemplateEditor
      id={id}
      label={field.label}
      text={text}
      onChange={change}
      {...(field.placeholder === undefined ? {} : { placeholder: field.placeholder })}
      trailing={
        isReadOnly ? null : (
          <DropdownMenu>
            <DropdownMenuTrigger asChild>
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label={`Choose ${field.label}`}
                className="size-6 text-muted-foreground"
              >
                <ChevronDown className="size-3.5" />
              </Button>
            </DropdownMenuTrigger>
            <DropdownMenuContent align="end" className="max-h-80 overflow-y-auto">
              {choices.map((choice) => (
                <DropdownMenuItem key={String(choice.value)} onSelect={() => set(choice.value)}>
                  {choice.label}
                </DropdownMenuItem>
              ))}
            </DropdownMenuContent>
          </DropdownMenu>
        )
      }
    />
  );
}
