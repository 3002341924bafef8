'use client';

/** One parameter: its type, its default, and the value given for it here. */

import { Trash2 } from 'lucide-react';
import { useId } from 'react';
import { useDesignerActions, useModel } from '#components/designer/designer-context.tsx';
import { ValueField } from '#components/designer/fields/value-field.tsx';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { Label } from '#components/ui/label.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import type { ParameterDefinition } from '#core/definition/types.ts';
import type { Value } from '#core/json/value.ts';
import { isSecureType, PARAMETER_TYPES } from './parameter-types.ts';
import { useParameterEdits } from './use-parameter-edits.ts';

export type ParameterCardProps = { name: string; parameter: ParameterDefinition; given: Value | undefined };

export function ParameterCard({ name, parameter, given }: ParameterCardProps) {
  const { remove, setProperty, give } = useParameterEdits();
  const { isStale } = useModel();
  const { type, defaultValue } = parameter;
  const known = PARAMETER_TYPES.find((each) => each.toLowerCase() === type.toLowerCase());
  const isSecure = isSecureType(type);
  return (
    <section aria-label={`Parameter ${name}`} className="space-y-2.5 rounded-lg border border-border bg-background p-3">
      <div className="flex items-center gap-2">
        <h3 className="min-w-0 flex-1 truncate font-mono text-xs">{name}</h3>
        <Select value={known ?? ''} onValueChange={(chosen) => setProperty(name, 'type', chosen)} disabled={isStale}>
          <SelectTrigger aria-label={`Type of ${name}`} className="h-7 w-32 text-xs">
            <SelectValue placeholder={type} />
          </SelectTrigger>
          <SelectContent>
            {PARAMETER_TYPES.map((each) => (
              <SelectItem key={each} value={each}>
                {each}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`Remove ${name}`}
          disabled={isStale}
          onClick={() => remove(name)}
        >
          <Trash2 />
        </Button>
      </div>
      {isSecure ? (
        <SecretValue name={name} given={given} onGive={(value) => give(name, value)} />
      ) : (
        <>
          <LabelledValue
            label="Value"
            name={name}
            value={given}
            set={(value) => give(name, value)}
            placeholder="The default counts"
          />
          <LabelledValue
            label="Default"
            name={name}
            value={defaultValue}
            set={(value) => setProperty(name, 'defaultValue', value)}
            placeholder="None: a value must be given"
          />
        </>
      )}
    </section>
  );
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
