'use client';

/** A list of tags: Enter or a comma takes what was typed, Backspace in the empty field takes the last one back. */

import { X } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { cn } from '#components/ui/class-names.ts';
import { FIELD_LOOK } from '#components/ui/field-look.ts';
import { Label } from '#components/ui/label.tsx';

export type TagInputProps = { tags: readonly string[]; onChange(tags: readonly string[]): void };

export function TagInput({ tags, onChange }: TagInputProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const take = () => {
    const tag = typed.trim();
    const isKnown = tags.some((known) => known.toLowerCase() === tag.toLowerCase());
    if (tag !== '' && !isKnown) onChange([...tags, tag]);
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && typed === '') onChange(tags.slice(0, -1));
    const isTaking = event.key === ',' || (event.key === 'Enter' && typed.trim() !== '');
    if (!isTaking) return;
    event.preventDefault();
    take();
  };
  return (
    <div className="space-y-1.5">
      <Label htmlFor={id}>Tags</Label>
      <div className={cn(FIELD_LOOK, 'flex flex-wrap items-center gap-1.5 px-2 py-1.5')}>
        {tags.map((tag) => (
          <span
            key={tag}
            className="flex items-center gap-1 rounded-sm bg-primary-soft px-1.5 py-0.5 text-primary text-xs"
          >
            {tag}
            <button
              type="button"
              aria-label={`Remove the tag ${tag}`}
              onClick={() => onChange(tags.filter((each) => each !== tag))}
              className="rounded-sm hover:text-foreground"
            >
              <X className="size-3" aria-hidden="true" />
            </button>
          </span>
        ))}
        <input
          id={id}
          value={typed}
          maxLength={40}
          placeholder={tags.length === 0 ? 'orders, production' : ''}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={take}
          className="min-w-24 flex-1 bg-transparent text-sm outline-none"
        />
      </div>
    </div>
  );
}
