'use client';

/** One of a closed list. A value outside of it, such as an expression, is shown and edited as text. */

import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import type { FormChoice } from '#core/actions/form-field.ts';
import type { Value } from '#core/json/value.ts';
import type { FieldProps } from './field-props.ts';
import { useFieldScope } from './field-scope.tsx';
import { ValueField } from './value-field.tsx';

const NONE = 'none';

export function ChoiceField(props: FieldProps) {
  const { id, field, value, set } = props;
  const { isReadOnly } = useFieldScope();
  const choices = field.choices ?? [];
  const index = choices.findIndex((choice) => isSameChoice(choice, value));
  if (value !== undefined && index < 0) return <ValueField {...props} />;
  return (
    <Select
      value={index < 0 ? '' : String(index)}
      disabled={isReadOnly}
      onValueChange={(chosen) => set(chosen === NONE ? undefined : choices[Number(chosen)]?.value)}
    >
      <SelectTrigger id={id} className="max-w-72">
        <SelectValue placeholder={field.placeholder ?? 'Choose'} />
      </SelectTrigger>
      <SelectContent>
        {!field.required && <SelectItem value={NONE}>Not set</SelectItem>}
        {choices.map((choice, position) => (
          <SelectItem key={String(choice.value)} value={String(position)}>
            {choice.label}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}

// Words of the language are matched without regard to letter case (WDL reference 4).
function isSameChoice(choice: FormChoice, value: Value | undefined): boolean {
  if (typeof choice.value === 'string' && typeof value === 'string') {
    return choice.value.toLowerCase() === value.toLowerCase();
  }
  return choice.value === value;
}
