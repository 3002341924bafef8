'use client';

/** Conditions that all have to hold for a trigger to start a run (WDL reference 3.4). */

import { Plus, Trash2 } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { getOwn, isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import type { FieldProps } from './field-props.ts';
import { useFieldScope } from './field-scope.tsx';
import { TemplateEditor } from './template-editor.tsx';
import { ValueField } from './value-field.tsx';

export function TriggerConditionsField(props: FieldProps) {
  const { field, value, set } = props;
  const { isReadOnly } = useFieldScope();
  const conditions = value ?? [];
  if (!Array.isArray(conditions) || !conditions.every(isPlain)) return <ValueField {...props} />;
  const change = (changed: Value[]) => set(changed.length > 0 ? changed : undefined);
  return (
    <div className="space-y-1.5">
      {conditions.map((condition, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place
        <div key={index} className="flex items-start gap-1">
          <TemplateEditor
            label={`${field.label} ${index + 1}`}
            text={textOf(condition)}
            onChange={(text) => change(conditions.with(index, withText(condition, text)))}
            expects={['boolean']}
            placeholder="@equals(triggerBody()?['state'], 'open')"
            className="flex-1"
          />
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`Remove ${field.label} ${index + 1}`}
            disabled={isReadOnly}
            onClick={() => change(conditions.toSpliced(index, 1))}
          >
            <Trash2 className="size-3.5!" />
          </Button>
        </div>
      ))}
      <Button
        variant="ghost"
        size="sm"
        disabled={isReadOnly}
        onClick={() => change([...conditions, { expression: '' }])}
      >
        <Plus /> Add a condition
      </Button>
    </div>
  );
}

/** Older files have conditions of another kind beside these; they are shown as JSON. */
function isPlain(condition: Value): boolean {
  return isObject(condition) && typeof getOwn(condition, 'expression') === 'string';
}

function textOf(condition: Value): string {
  const expression = isObject(condition) ? getOwn(condition, 'expression') : '';
  return typeof expression === 'string' ? expression : '';
}

function withText(condition: Value, expression: string): Value {
  return isObject(condition) ? { ...condition, expression } : { expression };
}
