'use client';

/** Whether a replay runs the version of the old run or the one that is published now. */

import { useId } from 'react';
import { Label } from '#components/ui/label.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';

export type VersionChoiceProps = {
  own: number;
  newest: number;
  value: 'Own' | 'Newest';
  onChange(version: 'Own' | 'Newest'): void;
};

export function VersionChoice({ own, newest, value, onChange }: VersionChoiceProps) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>Version</Label>
      <Select value={value} onValueChange={(chosen) => onChange(chosen === 'Newest' ? 'Newest' : 'Own')}>
        <SelectTrigger id={id}>
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          <SelectItem value="Own">v{own}, which it ran</SelectItem>
          <SelectItem value="Newest">v{newest}, which is published now</SelectItem>
        </SelectContent>
      </Select>
      {value === 'Newest' && (
        <p className="text-muted-foreground text-xs">
          Steps that were changed, added or moved since v{own} are done again too.
        </p>
      )}
    </div>
  );
}
