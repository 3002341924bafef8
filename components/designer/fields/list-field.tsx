'use client';

/** Whole numbers in a row, separated by commas. */

import { useId } from 'react';
import { Input } from '#components/ui/input.tsx';
import { Label } from '#components/ui/label.tsx';
import type { Value } from '#core/json/value.ts';
import { useFieldScope } from './field-scope.tsx';
import { parseNumberList, printNumberList } from './number-list.ts';
import { useTextDraft } from './use-text-draft.ts';

export type ListFieldProps = {
  label: string;
  placeholder: string;
  range: { least: number; most: number };
  value: Value | undefined;
  set(value: Value | undefined): void;
};

export function ListField({ label, placeholder, range, value, set }: ListFieldProps) {
  const id = useId();
  const { isReadOnly } = useFieldScope();
  const draft = useTextDraft(
    { value, set },
    { print: printNumberList, parse: (text) => parseNumberList(text).numbers },
  );
  const { wrong } = parseNumberList(draft.text, range);
  return (
    <div className="space-y-1.5">
      <Label htmlFor={id} className="text-xs">
        {label}
      </Label>
      <Input
        id={id}
        value={draft.text}
        placeholder={placeholder}
        disabled={isReadOnly}
        aria-invalid={wrong.length > 0}
        onChange={(event) => draft.change(event.target.value)}
      />
      {wrong.length > 0 && (
        <p className="text-destructive text-xs">
          {wrong.join(', ')}: not from {range.least} to {range.most}.
        </p>
      )}
    </div>
  );
}
