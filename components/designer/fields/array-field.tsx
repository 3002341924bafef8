'use client';

/** A list, item by item; or as a whole, by an expression or as JSON. */

import { ArrowDown, ArrowUp, Code, List, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { Value } from '#core/json/value.ts';
import { moveItem, readItems, removeItem, replaceItem } from './array-model.ts';
import type { FieldProps } from './field-props.ts';
import { useFieldScope } from './field-scope.tsx';
import { TemplateEditor } from './template-editor.tsx';
import { useTextDraft } from './use-text-draft.ts';
import { ValueField } from './value-field.tsx';
import { isJsonLike, parseValueText, printValueText } from './value-text.ts';

export function ArrayField(props: FieldProps) {
  const { field, value, set } = props;
  const { isReadOnly } = useFieldScope();
  const items = readItems(value);
  // An empty list is mostly one that an expression is yet to give.
  const [isByItem, setByItem] = useState(items !== undefined && items.length > 0);
  if (!items || !isByItem) {
    return (
      <div className="space-y-1">
        <ValueField
          {...props}
          // An empty list would be in the way of the expression that is to give one.
          value={items?.length === 0 ? undefined : value}
          field={{ expects: ['array'], ...field, placeholder: 'An expression that gives a list' }}
        />
        <Button variant="ghost" size="sm" disabled={!items || isReadOnly} onClick={() => setByItem(true)}>
          <List /> Item by item
        </Button>
      </div>
    );
  }
  return (
    <div className="space-y-1.5">
      <ol aria-label={`${field.label}, items`} className="space-y-1.5">
        {items.map((item, index) => (
          <Item
            // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place
            key={index}
            item={item}
            label={`${field.label}, item ${index + 1}`}
            isReadOnly={isReadOnly}
            isFirst={index === 0}
            isLast={index === items.length - 1}
            onChange={(changed) => set(replaceItem(items, index, changed))}
            onMove={(by) => set(moveItem(items, index, by))}
            onRemove={() => set(removeItem(items, index))}
          />
        ))}
      </ol>
      {items.length === 0 && <p className="text-muted-foreground text-xs">The list is empty.</p>}
      <div className="flex gap-1">
        <Button variant="ghost" size="sm" disabled={isReadOnly} onClick={() => set([...items, ''])}>
          <Plus /> Add an item
        </Button>
        <Button variant="ghost" size="sm" onClick={() => setByItem(false)}>
          <Code /> As a whole
        </Button>
      </div>
    </div>
  );
}

type ItemProps = {
  item: Value;
  label: string;
  isReadOnly: boolean;
  isFirst: boolean;
  isLast: boolean;
  onChange(item: Value): void;
  onMove(by: -1 | 1): void;
  onRemove(): void;
};

function Item({ item, label, isReadOnly, isFirst, isLast, onChange, onMove, onRemove }: ItemProps) {
  const draft = useTextDraft(
    { value: item, set: (changed) => onChange(changed ?? '') },
    { print: printValueText, parse: parseValueText },
  );
  const isJson = isJsonLike(draft.text);
  return (
    <li className="flex items-start gap-0.5">
      <TemplateEditor
        label={label}
        text={draft.text}
        onChange={draft.change}
        language={isJson ? 'json' : 'template'}
        lines={isJson ? 'several' : 'one'}
        className="mr-1 flex-1"
      />
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={`Move ${label} up`}
        disabled={isReadOnly || isFirst}
        onClick={() => onMove(-1)}
      >
        <ArrowUp className="size-3.5!" />
      </Button>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={`Move ${label} down`}
        disabled={isReadOnly || isLast}
        onClick={() => onMove(1)}
      >
        <ArrowDown className="size-3.5!" />
      </Button>
      <Button variant="ghost" size="icon-sm" aria-label={`Remove ${label}`} disabled={isReadOnly} onClick={onRemove}>
        <Trash2 className="size-3.5!" />
      </Button>
    </li>
  );
}
