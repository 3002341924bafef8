'use client';

/** One parameter: its type, its default, and the value given for it here. */

import { useId } from 'react';
import { useDesignerActions, useIsStale } from '#components/designer/designer-context.tsx';
import { ValueField } from '#components/designer/fields/value-field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Label } from '#components/ui/label.tsx';
import { typeName } from '#core/json/type-name.ts';
import type { Value } from '#core/json/value.ts';
import { fitsType } from '#core/validation/typed-values.ts';
import { ParameterHeader, type ParameterHeaderProps } from './parameter-header.tsx';
import { isSecureType } from './parameter-types.ts';
import { useParameterEdits } from './use-parameter-edits.ts';

export type ParameterCardProps = ParameterHeaderProps & { given: Value | undefined };

export function ParameterCard({ name, parameter, given, uses }: ParameterCardProps) {
  const { setProperty } = useParameterEdits();
  const isStale = useIsStale();
  return (
    <section aria-label={`Parameter ${name}`} className="space-y-2.5 rounded-lg border border-border bg-background p-3">
      <ParameterHeader name={name} parameter={parameter} uses={uses} />
      <ParameterValues name={name} parameter={parameter} given={given} />
      <Input
        aria-label={`Description of ${name}`}
        placeholder="What it is for"
        value={parameter.description ?? ''}
        disabled={isStale}
        onChange={(event) => setProperty(name, 'description', event.target.value || undefined)}
        className="h-7 border-transparent bg-transparent px-1.5 text-xs shadow-none"
      />
    </section>
  );
}

type ParameterValuesProps = Omit<ParameterCardProps, 'uses'>;

function ParameterValues({ name, parameter: { type, defaultValue }, given }: ParameterValuesProps) {
  const { setProperty, give } = useParameterEdits();
  if (isSecureType(type)) return <SecretValue name={name} given={given} onGive={(value) => give(name, value)} />;
  return (
    <>
      <LabelledValue
        label="Value"
        name={name}
        value={given}
        set={(value) => give(name, value)}
        placeholder="The default counts"
      />
      <TypeNote type={type} value={given} />
      <LabelledValue
        label="Default"
        name={name}
        value={defaultValue}
        set={(value) => setProperty(name, 'defaultValue', value)}
        placeholder="None: a value must be given"
      />
      <TypeNote type={type} value={defaultValue} />
    </>
  );
}

/** What the server would refuse is said at once. */
function TypeNote({ type, value }: { type: string; value: Value | undefined }) {
  if (value === undefined || value === null || fitsType(type, value) !== false) return null;
  return (
    <p role="alert" className="text-destructive text-xs">
      This is {typeWords(value)}, not of the type {type}.
    </p>
  );
}

function typeWords(value: Value): string {
  const word = typeName(value).toLowerCase();
  return `${/^[aio]/.test(word) ? 'an' : 'a'} ${word}`;
}

type LabelledValueProps = {
  label: string;
  name: string;
  value: Value | undefined;
  set(value: Value | undefined): void;
  placeholder: string;
};

function LabelledValue({ label, name, value, set, placeholder }: LabelledValueProps) {
  const id = useId();
  const field = { path: [], label: `${label} of ${name}`, control: 'value' as const, placeholder };
  return (
    <div className="space-y-1 [&_.cm-editor]:min-h-8">
      <Label htmlFor={id} className="text-xs">
        {label}
      </Label>
      <ValueField id={id} field={field} value={value} set={set} lines="one" />
    </div>
  );
}

/** The value is not shown while it is typed. */
function SecretValue({
  name,
  given,
  onGive,
}: {
  name: string;
  given: Value | undefined;
  onGive(value: Value | undefined): void;
}) {
  const { closeEdit } = useDesignerActions();
  return (
    <div className="space-y-1">
      <Label className="block space-y-1 text-xs">
        <span className="block">Value</span>
        <Input
          type="password"
          autoComplete="off"
          aria-label={`Value of ${name}`}
          placeholder="Hidden in the run history"
          value={typeof given === 'string' ? given : ''}
          onChange={(event) => onGive(event.target.value || undefined)}
          onBlur={closeEdit}
        />
      </Label>
    </div>
  );
}
