'use client';

/** A form made from data: labels, help and one control per field, for the parts of one object. */

import { memo, useCallback, useId } from 'react';
import { Label } from '#components/ui/label.tsx';
import type { FormField } from '#core/actions/form-field.ts';
import { toPointer } from '#core/definition/json-pointer.ts';
import type { Value } from '#core/json/value.ts';
import { useFieldScope } from './field-scope.tsx';
import { valueAt } from './value-at.ts';

export type FormProps = {
  fields: readonly FormField[];
  /** The object the paths of the fields start from. */
  root: Value | undefined;
  /** Undefined removes the property. The same function between renders spares the fields that did not change. */
  setAt(field: FormField, value: Value | undefined): void;
};

export function Form({ fields, root, setAt }: FormProps) {
  const shown = fields.filter((field) => isVisible(field, root));
  return (
    <div className="space-y-4">
      {shown.map((field) => (
        <Field
          key={`${field.path.join('/')} ${field.label}`}
          field={field}
          value={valueAt(root, field.path)}
          setAt={setAt}
        />
      ))}
    </div>
  );
}

type FieldRowProps = { field: FormField; value: Value | undefined; setAt: FormProps['setAt'] };

/** While one field is typed in, the others are not drawn again: their values stay the same objects. */
const Field = memo(function Field({ field, value, setAt }: FieldRowProps) {
  const id = useId();
  const set = useCallback((next: Value | undefined) => setAt(field, next), [field, setAt]);
  const Control = useFieldScope().controls?.[field.control];
  if (!Control) return null;
  return (
    <div data-field={toPointer(field.path)} className="space-y-1.5">
      {field.control !== 'checkbox' && (
        <Label htmlFor={id} className="text-xs">
          {field.label}
          {field.required && (
            <span className="text-destructive" aria-hidden="true">
              {' '}
              *
            </span>
          )}
        </Label>
      )}
      <Control id={id} field={field} value={value} set={set} />
      {field.help && <p className="text-muted-foreground text-xs">{field.help}</p>}
    </div>
  );
});

function isVisible({ visibleWhen }: FormField, root: Value | undefined): boolean {
  if (!visibleWhen) return true;
  const value = valueAt(root, visibleWhen.path);
  return visibleWhen.equals.some((wanted) => wanted === value);
}
