'use client';

/** Some of a short list, chosen in a panel that stays open meanwhile. */

import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';

import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '#components/ui/popover.tsx';

export type Choice<Name extends string> = { name: Name; label: ReactNode };

export type ChoiceListProps<Name extends string> = {
  /** What is chosen, for screen readers. */
  label: string;
  /** What the button shows. */
  children: ReactNode;
  choices: readonly Choice<Name>[];
  chosen: readonly Name[];
  /** In the order of the choices. */
  onChoose(chosen: Name[]): void;
};

export function ChoiceList<Name extends string>(props: ChoiceListProps<Name>) {
  const { label, children, choices, chosen, onChoose } = props;
  const id = useId();
  function toggle(name: Name): void {
    onChoose(choices.map((choice) => choice.name).filter((each) => chosen.includes(each) !== (each === name)));
  }
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="secondary" aria-label={label}>
          {children}
          <ChevronDown className="text-muted-foreground" aria-hidden="true" />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" className="max-h-72 w-56 overflow-y-auto p-1" aria-label={label}>
        {choices.map((choice) => (
          <label
            key={choice.name}
            htmlFor={`${id}-${choice.name}`}
            className="flex cursor-pointer items-center gap-2 rounded-md px-2 py-1.5 text-sm hover:bg-accent"
          >
            <Checkbox
              id={`${id}-${choice.name}`}
              checked={chosen.includes(choice.name)}
              onCheckedChange={() => toggle(choice.name)}
            />
            {choice.label}
          </label>
        ))}
      </PopoverContent>
    </Popover>
  );
}
