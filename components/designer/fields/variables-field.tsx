'use client';

/** The variables that a step declares: name, type and first value of each. */

import { Plus, Trash2 } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import type { FormField } from '#core/actions/form-field.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import type { FieldProps } from './field-props.ts';
import { useFieldScope } from './field-scope.tsx';
import { ObjectForm } from './object-form.tsx';
import { ValueField } from './value-field.tsx';

export function VariablesField(props: FieldProps) {
  const { field, value, set } = props;
  const { isReadOnly } = useFieldScope();
  const variables = value ?? [];
  if (!Array.isArray(variables) || !variables.every(isObject)) return <ValueField {...props} />;
  const replace = (index: number, next: Value | undefined) =>
    set(variables.map((variable, at) => (at === index ? (next ?? {}) : variable)));
  return (
    <div className="space-y-2">
      {variables.map((variable, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names change while they are typed
        <div key={index} className="relative">
          <ObjectForm fields={variableFields(field)} value={variable} set={(next) => replace(index, next)} />
          {variables.length > 1 && !isReadOnly && (
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={`Remove variable ${index + 1}`}
              className="absolute top-1.5 right-1.5"
              onClick={() => set(variables.filter((_, at) => at !== index))}
            >
              <Trash2 />
            </Button>
          )}
        </div>
      ))}
      {!isReadOnly && (
        <Button variant="ghost" size="sm" onClick={() => set([...variables, { name: '', type: 'string' }])}>
          <Plus /> Add a variable
        </Button>
      )}
    </div>
  );
}

function variableFields({ choices = [] }: FormField): FormField[] {
  return [
    { path: ['name'], label: 'Name', control: 'plainText', required: true },
    { path: ['type'], label: 'Type', control: 'choice', required: true, choices },
    {
      path: ['value'],
      label: 'Value',
      control: 'value',
      help: 'Left empty: false, 0, an empty text or list, or null.',
    },
  ];
}
