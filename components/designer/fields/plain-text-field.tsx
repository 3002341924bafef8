'use client';

/** Text that is no template: names and constants that the language takes as they are. */

import { useDesignerActions } from '#components/designer/designer-context.tsx';
import { Input } from '#components/ui/input.tsx';
import type { FieldProps } from './field-props.ts';
import { useFieldScope } from './field-scope.tsx';
import { ValueField } from './value-field.tsx';

export function PlainTextField(props: FieldProps) {
  const { id, field, value, set } = props;
  const { isReadOnly } = useFieldScope();
  const { closeEdit } = useDesignerActions();
  if (value !== undefined && typeof value !== 'string') return <ValueField {...props} />;
  return (
    <Input
      id={id}
      value={value ?? ''}
      placeholder={field.placeholder}
      disabled={isReadOnly}
      onChange={(event) => set(event.target.value === '' && !field.required ? undefined : event.target.value)}
      onBlur={closeEdit}
    />
  );
}
