'use client';

/** The one list of what an expression can use: outputs of earlier steps, variables, parameters, functions with help. */

import { Braces } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
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
import { EntryHelp } from './entry-help.tsx';
import type { ExpressionScope, ScopeEntry } from './expression-scope.ts';
import { type FoundGroup, searchScope } from './scope-search.ts';

export type ExpressionPickerProps = {
  scope: ExpressionScope;
  /** The field's own name. */
  label: string;
  isOpen: boolean;
  setOpen(isOpen: boolean): void;
  /** Once it has closed. */
  onPick(entry: ScopeEntry): void;
  /** Closed without a choice, with what was searched for. */
  onClose(query: string): void;
};

export function ExpressionPicker({ scope, label, isOpen, setOpen, onPick, onClose }: ExpressionPickerProps) {
  const chosen = useRef<ScopeEntry | null>(null);
  const query = useRef('');
  const end = () => {
    if (chosen.current) onPick(chosen.current);
    else onClose(query.current);
    chosen.current = null;
    query.current = '';
  };
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`Insert into ${label}`}
          title="Insert an output, variable or function ( / )"
          className="size-6 text-muted-foreground"
        >
          <Braces className="size-3.5" />
        </Button>
      </PopoverTrigger>
      <PopoverContent
        align="end"
        aria-label={`Insert into ${label}`}
        className="w-[34rem] max-w-[92vw] p-0"
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          end();
        }}
      >
        <ScopeList
          scope={scope}
          onQuery={(text) => {
            query.current = text;
          }}
          onPick={(entry) => {
            chosen.current = entry;
            setOpen(false);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}

type ScopeListProps = { scope: ExpressionScope; onQuery(query: string): void; onPick(entry: ScopeEntry): void };

function ScopeList({ scope, onQuery, onPick }: ScopeListProps) {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState('');
  const groups = useMemo(() => searchScope(scope, query), [scope, query]);
  const entry = useMemo(() => findEntry(groups, active), [groups, active]);
  return (
    <Command label="Search what can be inserted" shouldFilter={false} value={active} onValueChange={setActive}>
      <CommandInput
        placeholder="Search outputs, variables, functions"
        value={query}
        onValueChange={(text) => {
          setQuery(text);
          onQuery(text);
        }}
      />
      <div className="flex h-80 min-h-0 divide-x divide-border">
        <CommandList className="max-h-none min-w-0 flex-1">
          <CommandEmpty>Nothing of that name. Escape leaves it as text.</CommandEmpty>
          {groups.map((group) => (
            <CommandGroup key={group.title} heading={group.title}>
              {group.entries.map((each) => (
                <EntryItem key={each.expression} entry={each} group={group.title} onPick={onPick} />
              ))}
              {group.rest > 0 && (
                <p className="px-2 py-1 text-muted-foreground text-xs">{group.rest} more: search to see them</p>
              )}
            </CommandGroup>
          ))}
        </CommandList>
        <EntryHelp entry={entry} />
      </div>
    </Command>
  );
}

const valueOfEntry = (group: string, entry: ScopeEntry) => `${group} ${entry.expression}`.toLowerCase();

function findEntry(groups: readonly FoundGroup[], value: string): ScopeEntry | undefined {
  for (const { title, entries } of groups) {
    const found = entries.find((entry) => valueOfEntry(title, entry) === value.toLowerCase());
    if (found) return found;
  }
  return undefined;
}

type EntryItemProps = { entry: ScopeEntry; group: string; onPick(entry: ScopeEntry): void };

function EntryItem({ entry, group, onPick }: EntryItemProps) {
  return (
    <CommandItem
      value={valueOfEntry(group, entry)}
      onSelect={() => onPick(entry)}
      className="justify-between gap-3 py-1"
    >
      <span className="min-w-0">
        <span className="block truncate text-[13px] leading-4">{entry.label}</span>
        <span className="block truncate font-mono text-[11px] text-muted-foreground leading-4">
          {group === 'Functions' ? entry.detail : entry.expression}
        </span>
      </span>
      {group !== 'Functions' && <span className="shrink-0 text-muted-foreground text-xs">{entry.detail}</span>}
    </CommandItem>
  );
}
