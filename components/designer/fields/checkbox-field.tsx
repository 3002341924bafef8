'use client';

/** Yes or no. A value that is neither, such as an expression, is edited as text. */

import { Checkbox } from '#components/ui/checkbox.tsx';
import { Label } from '#components/ui/label.tsx';
import type { FieldProps } from './field-props.ts';
import { useFieldScope } from './field-scope.tsx';
import { ValueField } from './value-field.tsx';

export function CheckboxField(props: FieldProps) {
  const { id, field, value, set } = props;
  const { isReadOnly } = useFieldScope();
  if (value !== undefined && typeof value !== 'boolean') return <ValueField {...props} />;
  return (
    <Label className="flex h-6 items-center gap-2 font-normal" htmlFor={id}>
      <Checkbox
        id={id}
        checked={value === true}
        disabled={isReadOnly}
        onCheckedChange={(checked) => set(checked === true ? true : field.required ? false : undefined)}
      />
      {field.label}
    </Label>
  );
}
