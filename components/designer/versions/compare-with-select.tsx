'use client';

/** What the chosen version is compared with. */

import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import type { VersionChoice } from './version-picker.tsx';

export type CompareWith = 'draft' | 'previous' | number;

export type CompareWithSelectProps = {
  /** Newest first. */
  versions: readonly number[];
  chosen: VersionChoice | undefined;
  value: CompareWith;
  onChange(value: CompareWith): void;
};

export function CompareWithSelect({ versions, chosen, value, onChange }: CompareWithSelectProps) {
  const own = chosen?.kind === 'version' ? chosen.number : undefined;
  return (
    <Select
      value={String(value)}
      onValueChange={(text) => onChange(text === 'draft' || text === 'previous' ? text : Number(text))}
    >
      <SelectTrigger aria-label="Compare with" className="h-8 w-64">
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        <SelectItem value="draft">compared with the draft</SelectItem>
        {own !== undefined && <SelectItem value="previous">compared with the one before it</SelectItem>}
        {versions
          .filter((number) => number !== own)
          .map((number) => (
            <SelectItem key={number} value={String(number)}>
              compared with version {number}
            </SelectItem>
          ))}
      </SelectContent>
    </Select>
  );
}
