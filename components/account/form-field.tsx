'use client';

/** A field of a form with its name, a hint, and what is wrong with it. */

import { type ComponentProps, useId } from 'react';

import { Input } from '#components/ui/input.tsx';
import { Label } from '#components/ui/label.tsx';

export type FormFieldProps = ComponentProps<'input'> & { label: string; hint?: string };

export function FormField({ label, hint, ...props }: FormFieldProps) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      <Input id={id} aria-describedby={hint ? `${id}-hint` : undefined} {...props} />
      {hint && (
        <p id={`${id}-hint`} className="text-muted-foreground text-xs">
          {hint}
        </p>
      )}
    </div>
  );
}

/** Says why a form was refused; read out when it appears. */
export function FormError({ message }: { message: string | null }) {
  if (message === null) return null;
  return (
    <p role="alert" className="rounded-md bg-status-failed-soft px-3 py-2 text-status-failed">
      {message}
    </p>
  );
}

/** The text of a named field of a submitted form. */
export function fieldText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
