'use client';

/** What can be done with several steps that are selected together. */

import { Panel } from '@xyflow/react';
import { Ellipsis, X } from 'lucide-react';
import { type Command, keysText } from '#components/designer/commands/command.ts';
import { CommandMenuItems } from '#components/designer/commands/command-menu-items.tsx';
import { Button } from '#components/ui/button.tsx';
import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from '#components/ui/dropdown-menu.tsx';
import { isMac } from '#components/ui/is-mac.ts';

/** The others are in the menu. */
const AT_HAND: ReadonlySet<string> = new Set(['copy', 'cut', 'duplicate', 'disable', 'wrap-scope', 'delete']);

export type SelectionBarProps = { count: number; commands: readonly Command[]; onClear(): void };

export function SelectionBar({ count, commands, onClear }: SelectionBarProps) {
  if (count < 2) return null;
  const rest = commands.filter(({ id }) => !AT_HAND.has(id));
  return (
    <Panel position="top-center">
      <div
        role="toolbar"
        aria-label="Selected steps"
        className="flex items-center gap-0.5 rounded-lg border border-border bg-card p-1 shadow-md"
      >
        <span className="px-2 text-[13px] tabular-nums">{count} steps</span>
        {commands
          .filter(({ id }) => AT_HAND.has(id))
          .map(({ id, icon: Icon, title, keys, run }) => (
            <Button
              key={id}
              variant="ghost"
              size="icon-sm"
              aria-label={title}
              title={keys ? `${title} (${keysText(keys, isMac())})` : title}
              onClick={run}
            >
              <Icon />
            </Button>
          ))}
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button variant="ghost" size="icon-sm" aria-label="More commands for these steps">
              <Ellipsis />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            <CommandMenuItems commands={rest} />
          </DropdownMenuContent>
        </DropdownMenu>
        <Button variant="ghost" size="icon-sm" aria-label="Select nothing" onClick={onClear}>
          <X />
        </Button>
      </div>
    </Panel>
  );
}
