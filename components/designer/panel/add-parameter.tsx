'use client';

/** Name and type of a new parameter. */

import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import { PARAMETER_TYPES } from '#core/validation/typed-values.ts';

export type AddParameterProps = { taken: string[]; isReadOnly: boolean; onAdd(name: string, type: string): boolean };

export function AddParameter({ taken, isReadOnly, onAdd }: AddParameterProps) {
  const [name, setName] = useState('');
  const [type, setType] = useState('String');
  const isTaken = taken.some((each) => each.toLowerCase() === name.trim().toLowerCase());
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (onAdd(name.trim(), type)) setName('');
  };
  return (
    <form onSubmit={add} className="space-y-1">
      <div className="flex gap-1.5">
        <Input
          aria-label="Name of a new parameter"
          placeholder="New parameter"
          value={name}
          disabled={isReadOnly}
          aria-invalid={isTaken}
          onChange={(event) => setName(event.target.value)}
        />
        <Select value={type} onValueChange={setType} disabled={isReadOnly}>
          <SelectTrigger aria-label="Type of the new parameter" className="w-36 shrink-0">
            <SelectValue />
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
          type="submit"
          size="icon"
          aria-label="Add the parameter"
          disabled={isReadOnly || isTaken || name.trim() === ''}
        >
          <Plus />
        </Button>
      </div>
      {isTaken && <p className="text-destructive text-xs">There is a parameter of this name.</p>}
    </form>
  );
}
