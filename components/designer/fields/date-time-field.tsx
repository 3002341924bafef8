'use client';

/** A point in time, picked or as text; or an expression that gives one. */

import { CalendarClock, Code } from 'lucide-react';
import { useState } from 'react';
import { useDesignerActions } from '#components/designer/designer-context.tsx';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { readDateTime, writeDateTime } from './date-time.ts';
import type { FieldProps } from './field-props.ts';
import { useFieldScope } from './field-scope.tsx';
import { TextField } from './text-field.tsx';

export function DateTimeField(props: FieldProps) {
  const { id, field, value, set } = props;
  const { isReadOnly } = useFieldScope();
  const { closeEdit } = useDesignerActions();
  const picked = typeof value === 'string' ? readDateTime(value) : undefined;
  const isEmpty = value === undefined || value === '';
  const [prefersText, setPrefersText] = useState(false);
  if (prefersText || (!isEmpty && !picked)) {
    return (
      <div className="space-y-1">
        <TextField {...props} field={{ expects: ['string'], ...field }} />
        <Button variant="ghost" size="sm" disabled={!isEmpty && !picked} onClick={() => setPrefersText(false)}>
          <CalendarClock /> Pick a date
        </Button>
      </div>
    );
  }
  const isUtc = picked?.isUtc ?? field.hasZoneBeside !== true;
  return (
    <div className="flex items-center gap-1.5">
      <Input
        id={id}
        type="datetime-local"
        step={1}
        value={picked?.local ?? ''}
        disabled={isReadOnly}
        onChange={({ target }) =>
          set(target.value === '' ? (field.required ? '' : undefined) : writeDateTime({ local: target.value, isUtc }))
        }
        onBlur={closeEdit}
        className="w-56"
      />
      <span className="text-muted-foreground text-xs">{isUtc ? 'UTC' : 'in its zone'}</span>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={`${field.label} as text or expression`}
        title="As text or expression"
        onClick={() => setPrefersText(true)}
      >
        <Code />
      </Button>
    </div>
  );
}
