'use client';

/** The batches that a flow collects: name and release criteria of each (WDL reference 3.2). */

import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import type { FormField } from '#core/actions/form-field.ts';
import { getOwn, isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { addBatch, removeBatch, renameBatch, setCriteria } from './batches-model.ts';
import type { FieldProps } from './field-props.ts';
import { useFieldScope } from './field-scope.tsx';
import { ObjectForm } from './object-form.tsx';
import { ValueField } from './value-field.tsx';

/** The first one that is met releases the batch. */
const CRITERIA: readonly FormField[] = [
  { path: ['messageCount'], label: 'When it has so many messages', control: 'number', placeholder: '10' },
  { path: ['batchSize'], label: 'When it has so many bytes', control: 'number', placeholder: '1000000' },
  { path: ['recurrence'], label: 'At a time', control: 'recurrence', help: 'Left empty: at no time.' },
];

export function BatchesField(props: FieldProps) {
  const { value = {}, set } = props;
  const { isReadOnly } = useFieldScope();
  if (!isObject(value)) return <ValueField {...props} />;
  const names = Object.keys(value);
  return (
    <div className="space-y-3">
      {names.map((name, index) => (
        <BatchForm
          // biome-ignore lint/suspicious/noArrayIndexKey: names change while they are typed
          key={index}
          name={name}
          criteria={criteriaOf(value, name)}
          isReadOnly={isReadOnly}
          onRename={(newName) => set(renameBatch(value, { name, newName }))}
          onCriteria={(criteria) => set(setCriteria(value, { name, criteria }))}
          onRemove={names.length > 1 ? () => set(removeBatch(value, name)) : undefined}
        />
      ))}
      {!isReadOnly && (
        <Button variant="ghost" size="sm" onClick={() => set(addBatch(value))}>
          <Plus /> Add a batch
        </Button>
      )}
    </div>
  );
}

function criteriaOf(batches: ValueObject, name: string): Value | undefined {
  const batch = getOwn(batches, name);
  return isObject(batch) ? getOwn(batch, 'releaseCriteria') : undefined;
}

type BatchFormProps = {
  name: string;
  criteria: Value | undefined;
  isReadOnly: boolean;
  onRename(name: string): void;
  onCriteria(criteria: Value | undefined): void;
  /** Undefined for the last one. */
  onRemove: (() => void) | undefined;
};

function BatchForm({ name, criteria, isReadOnly, onRename, onCriteria, onRemove }: BatchFormProps) {
  const [draftName, setDraftName] = useState<string | null>(null);
  const commitName = () => {
    if (draftName !== null && draftName !== '' && draftName !== name) onRename(draftName);
    setDraftName(null);
  };
  return (
    <div className="space-y-1.5">
      <div className="flex gap-1">
        <Input
          aria-label={`Name of batch ${name}`}
          value={draftName ?? name}
          disabled={isReadOnly}
          onChange={(event) => setDraftName(event.target.value)}
          onBlur={commitName}
          onKeyDown={(event) => event.key === 'Enter' && commitName()}
        />
        {onRemove && !isReadOnly && (
          <Button variant="ghost" size="icon" aria-label={`Remove batch ${name}`} onClick={onRemove}>
            <Trash2 />
          </Button>
        )}
      </div>
      <p className="text-muted-foreground text-xs">Released by the first of these that is met:</p>
      <ObjectForm fields={CRITERIA} value={criteria} set={onCriteria} />
    </div>
  );
}
