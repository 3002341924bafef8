'use client';

/** The fields of the forms about alerts: a label, a text, a number, a choice. */

import { type ComponentProps, useId } from 'react';
import { Input } from '#components/ui/input.tsx';
import { Label } from '#components/ui/label.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';

type TextFieldProps = Omit<ComponentProps<typeof Input>, 'onChange' | 'value' | 'id'> & {
  label: string;
  help?: string;
  value: string;
  onChange(text: string): void;
};

export function TextField({ label, help, onChange, ...props }: TextFieldProps) {
  const id = useId();
  return (
    <div className="grid content-start gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      <Input
        id={id}
        {...props}
        onChange={(event) => onChange(event.target.value)}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
      />
      {help !== undefined && (
        <p id={`${id}-help`} className="text-muted-foreground text-xs">
          {help}
        </p>
      )}
    </div>
  );
}

type NumberFieldProps = {
  label: string;
  value: number;
  min: number;
  max: number;
  step?: number | 'any';
  onChange(value: number): void;
};

export function NumberField({ label, value, onChange, ...limits }: NumberFieldProps) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      <Input
        id={id}
        type="number"
        required
        {...limits}
        value={Number.isNaN(value) ? '' : value}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    </div>
  );
}

type ChoiceFieldProps = {
  label: string;
  choices: { readonly [name: string]: string };
  value: string;
  placeholder?: string;
  onChange(name: string): void;
};

export function ChoiceField({ label, choices, value, placeholder, onChange }: ChoiceFieldProps) {
  const id = useId();
  return (
    <div className="grid content-start gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      <Select value={value} onValueChange={onChange}>
        <SelectTrigger id={id}>
          <SelectValue placeholder={placeholder} />
        </SelectTrigger>
        <SelectContent>
          {Object.entries(choices).map(([name, words]) => (
            <SelectItem key={name} value={name}>
              {words}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </div>
  );
}
