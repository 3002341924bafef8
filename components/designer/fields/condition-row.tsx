'use client';

/** One comparison of a condition: left side, operator, right side. */

import type { ReactNode } from 'react';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import type { Value } from '#core/json/value.ts';
import { type ConditionRow, ROW_OPERATORS } from './condition-model.ts';
import { TemplateEditor } from './template-editor.tsx';
import { useTextDraft } from './use-text-draft.ts';
import { parseValueText, printValueText } from './value-text.ts';

export type ConditionRowEditorProps = {
  row: ConditionRow;
  label: string;
  isReadOnly: boolean;
  /** Stands at the end of the line of the comparison. */
  menu: ReactNode;
  onChange(row: ConditionRow): void;
};

export function ConditionRowEditor({ row, label, isReadOnly, menu, onChange }: ConditionRowEditorProps) {
  const choose = (choice: string) => {
    const [not, operator = row.operator] = choice.split(' ');
    onChange({ ...row, operator, isNegated: not === 'not' });
  };
  return (
    <div className="rounded-md border border-border bg-card p-1.5">
      <Operand label={`${label}, left side`} value={row.left} set={(left) => onChange({ ...row, left })} />
      <div className="my-1 flex items-center gap-1">
        <Select value={choiceOf(row)} onValueChange={choose} disabled={isReadOnly}>
          <SelectTrigger aria-label={`${label}, comparison`} className="h-7 w-48 text-xs">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            {ROW_OPERATORS.flatMap(({ operator, label: words, negated }) => [
              <SelectItem key={operator} value={`is ${operator}`}>
                {words}
              </SelectItem>,
              <SelectItem key={`not ${operator}`} value={`not ${operator}`}>
                {negated}
              </SelectItem>,
            ])}
          </SelectContent>
        </Select>
        <span className="flex-1" />
        {menu}
      </div>
      <Operand label={`${label}, right side`} value={row.right} set={(right) => onChange({ ...row, right })} />
    </div>
  );
}

function choiceOf({ operator, isNegated }: ConditionRow): string {
  const known = ROW_OPERATORS.find((entry) => entry.operator.toLowerCase() === operator.toLowerCase());
  return `${isNegated ? 'not' : 'is'} ${known?.operator ?? operator}`;
}

function Operand({ label, value, set }: { label: string; value: Value; set(value: Value): void }) {
  const draft = useTextDraft(
    { value, set: (changed) => set(changed ?? '') },
    { print: printValueText, parse: parseOperand },
  );
  return (
    <TemplateEditor label={label} text={draft.text} onChange={draft.change} placeholder="A value or an expression" />
  );
}

// An object or array as an operand would be read as a nested condition.
function parseOperand(text: string): Value {
  const value = parseValueText(text);
  return typeof value === 'object' && value !== null ? text : value;
}
