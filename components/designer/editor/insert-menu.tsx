'use client';

/** The button in a field that lists what an expression can use there: outputs of earlier steps, variables, parameters, functions. */

import { Braces } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from '#components/ui/command.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '#components/ui/popover.tsx';
import type { ExpressionScope, ScopeEntry } from './expression-scope.ts';

export type InsertMenuProps = {
  scope: ExpressionScope;
  /** The field's own name. */
  label: string;
  onInsert(expression: string): void;
  /** Closed without a choice. */
  onClose(): void;
};

export function InsertMenu({ scope, label, onInsert, onClose }: InsertMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const chosen = useRef<string | null>(null);
  const pick = (expression: string) => {
    chosen.current = expression;
    setOpen(false);
  };
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`Insert into ${label}`}
          title="Insert an output, variable or function"
          className="size-6 text-muted-foreground"
        >
          <Braces className="size-3.5" />
        </Button>
      </PopoverTrigger>
      <PopoverContent
        align="end"
        className="w-80 p-0"
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          if (chosen.current === null) onClose();
          else onInsert(chosen.current);
          chosen.current = null;
        }}
      >
        <ScopeList scope={scope} onPick={pick} />
      </PopoverContent>
    </Popover>
  );
}

function ScopeList({ scope, onPick }: { scope: ExpressionScope; onPick(expression: string): void }) {
  return (
    <Command label="Search what can be inserted">
      <CommandInput placeholder="Search outputs, variables, functions" />
      <CommandList className="max-h-80">
        <CommandEmpty>Nothing of that name.</CommandEmpty>
        {scope.groups.map(({ title, entries }) => (
          <CommandGroup key={title} heading={title}>
            {entries.map((entry) => (
              <Entry key={entry.expression} entry={entry} group={title} onPick={onPick} />
            ))}
          </CommandGroup>
        ))}
        <CommandGroup heading="Functions">
          {scope.functions.map((entry) => (
            <Entry key={entry.expression} entry={entry} group="Functions" onPick={onPick} />
          ))}
        </CommandGroup>
      </CommandList>
    </Command>
  );
}

function Entry({ entry, group, onPick }: { entry: ScopeEntry; group: string; onPick(expression: string): void }) {
  return (
    <CommandItem
      value={`${group} ${entry.expression}`}
      keywords={[entry.label]}
      onSelect={() => onPick(entry.expression)}
      title={entry.info}
      className="justify-between gap-3 py-1"
    >
      <span className="min-w-0">
        <span className="block truncate text-[13px] leading-4">{entry.label}</span>
        <span className="block truncate font-mono text-[11px] text-muted-foreground leading-4">{entry.expression}</span>
      </span>
      {group !== 'Functions' && <span className="shrink-0 text-muted-foreground text-xs">{entry.detail}</span>}
    </CommandItem>
  );
}
