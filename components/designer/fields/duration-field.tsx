'use client';

/** A length of time: number and unit, or ISO 8601 text when it is more than that. */

import { useState } from 'react';
import { Input } from '#components/ui/input.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import { DURATION_UNITS, type DurationUnit, readDuration, writeDuration } from './duration.ts';
import type { FieldProps } from './field-props.ts';
import { useFieldScope } from './field-scope.tsx';
import { TextField } from './text-field.tsx';

export function DurationField(props: FieldProps) {
  const { id, field, value, set } = props;
  const { isReadOnly } = useFieldScope();
  const standard = readDuration(field.placeholder ?? '');
  const [lastUnit, setLastUnit] = useState<DurationUnit>(standard?.unit ?? 'S');
  const duration = value === undefined ? { count: '', unit: lastUnit } : readable(value);
  if (!duration) return <TextField {...props} />;
  const change = (count: string, unit: DurationUnit) => {
    setLastUnit(unit);
    set(count === '' ? undefined : writeDuration({ count, unit }));
  };
  return (
    <div className="flex max-w-72 gap-1.5">
      <Input
        id={id}
        inputMode="numeric"
        value={duration.count}
        disabled={isReadOnly}
        placeholder={standard?.count ?? field.placeholder ?? 'Default'}
        onChange={(event) => change(event.target.value.replace(/\D/g, ''), duration.unit)}
      />
      <Select
        value={duration.unit}
        disabled={isReadOnly}
        onValueChange={(unit) =>
          change(duration.count, DURATION_UNITS.find((entry) => entry.unit === unit)?.unit ?? 'S')
        }
      >
        <SelectTrigger aria-label={`${field.label}, unit`} className="w-32 shrink-0">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          {DURATION_UNITS.map(({ unit, label }) => (
            <SelectItem key={unit} value={unit}>
              {label}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </div>
  );
}

function readable(value: FieldProps['value']) {
  return typeof value === 'string' ? readDuration(value) : undefined;
}
