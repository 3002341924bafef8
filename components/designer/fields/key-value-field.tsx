'use client';

/** A table of names and values, such as headers. An object made by an expression is edited as text. */

import { Code, Plus, TableProperties, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { Value } from '#core/json/value.ts';
import type { FieldProps } from './field-props.ts';
import { useFieldScope } from './field-scope.tsx';
import { type KeyValueRow, readRows, repeatedKeys, rowsMatch, writeRows } from './key-value-model.ts';
import { TemplateEditor } from './template-editor.tsx';
import { useTextDraft } from './use-text-draft.ts';
import { ValueField } from './value-field.tsx';
import { parseValueText, printValueText } from './value-text.ts';

export function KeyValueField(props: FieldProps) {
  const { field, value, set } = props;
  const { isReadOnly } = useFieldScope();
  const [draft, setDraft] = useState<KeyValueRow[]>([]);
  const stored = readRows(value);
  const [isWhole, setWhole] = useState(false);
  if (!stored || isWhole) {
    return (
      <div className="space-y-1">
        <ValueField {...props} field={{ expects: ['object'], ...field }} />
        <Button variant="ghost" size="sm" disabled={!stored} onClick={() => setWhole(false)}>
          <TableProperties /> As a table
        </Button>
      </div>
    );
  }
  const rows = rowsMatch(draft, value) ? draft : stored;
  const repeated = repeatedKeys(rows);
  const change = (changed: KeyValueRow[]) => {
    setDraft(changed);
    set(writeRows(changed));
  };
  const changeRow = (index: number, row: KeyValueRow) => change(rows.map((old, at) => (at === index ? row : old)));
  return (
    <div className="space-y-1.5">
      {rows.map((row, index) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: names change while they are typed
          key={index}
          row={row}
          label={`${field.label} ${index + 1}`}
          isRepeated={repeated.has(row.key)}
          isReadOnly={isReadOnly}
          onChange={(changed) => changeRow(index, changed)}
          onRemove={() => change(rows.filter((_, at) => at !== index))}
        />
      ))}
      {repeated.size > 0 && <p className="text-destructive text-xs">A name stands there twice; the last one counts.</p>}
      {!isReadOnly && (
        <div className="flex gap-1">
          <Button variant="ghost" size="sm" onClick={() => change([...rows, { key: '', value: '' }])}>
            <Plus /> Add
          </Button>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`${field.label} as a whole`}
            title="As a whole: JSON or an expression"
            onClick={() => setWhole(true)}
          >
            <Code />
          </Button>
        </div>
      )}
    </div>
  );
}

type RowProps = {
  row: KeyValueRow;
  label: string;
  isRepeated: boolean;
  isReadOnly: boolean;
  onChange(row: KeyValueRow): void;
  onRemove(): void;
};

function Row({ row, label, isRepeated, isReadOnly, onChange, onRemove }: RowProps) {
  const value = useTextDraft(
    { value: row.value, set: (changed: Value | undefined) => onChange({ ...row, value: changed ?? '' }) },
    { print: printText, parse: parseText },
  );
  return (
    <div className="flex items-start gap-1">
      <TemplateEditor
        label={`${label}, name`}
        text={row.key}
        onChange={(key) => onChange({ ...row, key })}
        placeholder="Name"
        isInvalid={isRepeated}
        className="w-[38%]"
      />
      <TemplateEditor
        label={`${label}, value`}
        text={value.text}
        onChange={value.change}
        placeholder="Value"
        className="flex-1"
      />
      <Button variant="ghost" size="icon-sm" aria-label={`Remove ${label}`} disabled={isReadOnly} onClick={onRemove}>
        <Trash2 className="size-3.5!" />
      </Button>
    </div>
  );
}

// Headers and queries are texts: a number typed here stays a text; a value that is an object shows and stays JSON.
function printText(value: Value | undefined): string {
  return typeof value === 'string' ? value : printValueText(value);
}

function parseText(text: string): Value {
  const value = parseValueText(text);
  return typeof value === 'object' && value !== null ? value : text;
}
