'use client';

/** A control made of other controls: the parts of one object, such as a retry policy. */

import type { FormField } from '#core/actions/form-field.ts';
import type { FieldProps } from './field-props.ts';
import { Form } from './form.tsx';
import { withValueAt } from './value-at.ts';

export function ObjectForm({
  fields,
  value,
  set,
}: Pick<FieldProps, 'value' | 'set'> & { fields: readonly FormField[] }) {
  return (
    <div className="rounded-lg border border-border bg-background p-3">
      <Form fields={fields} root={value} setAt={(field, inner) => set(withValueAt(value, field.path, inner))} />
    </div>
  );
}
