'use client';

/** The name of a variable that the flow declares. */

import { declaredVariables } from '#components/designer/editor/declared-variables.ts';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import type { FieldProps } from './field-props.ts';
import { useFieldScope } from './field-scope.tsx';
import { TextField } from './text-field.tsx';

export function VariableNameField(props: FieldProps) {
  const { id, field, value, set } = props;
  const { definition, isReadOnly } = useFieldScope();
  const variables = declaredVariables(definition);
  const chosen = variables.find(({ name }) => typeof value === 'string' && name.toLowerCase() === value.toLowerCase());
  if (variables.length === 0 || (value !== undefined && value !== '' && !chosen)) {
    return (
      <div className="space-y-1">
        <TextField {...props} />
        <p className="text-muted-foreground text-xs">
          {variables.length === 0
            ? 'The flow declares no variable yet: add “Initialize variable” first.'
            : 'No such variable is declared.'}
        </p>
      </div>
    );
  }
  return (
    <Select value={chosen?.name ?? ''} disabled={isReadOnly} onValueChange={set}>
      <SelectTrigger id={id} aria-label={field.label} className="max-w-72">
        <SelectValue placeholder="Choose a variable" />
      </SelectTrigger>
      <SelectContent>
        {variables.map(({ name, type }) => (
          <SelectItem key={name} value={name}>
            {name} <span className="text-muted-foreground text-xs">{type}</span>
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
