'use client';

/** What can be done with a row or a group of a condition. */

import { ArrowDown, ArrowUp, Ellipsis, Group, type LucideIcon, Trash2, Ungroup } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';

const ICONS = { up: ArrowUp, down: ArrowDown, group: Group, ungroup: Ungroup, remove: Trash2 } satisfies Record<
  string,
  LucideIcon
>;

export type ConditionMenuItem = { label: string; icon: keyof typeof ICONS; isOff?: boolean; onSelect(): void };

export type ConditionMenuProps = {
  /** The place of the member: whoever moved it finds its button again. */
  id: string;
  label: string;
  items: readonly ConditionMenuItem[];
  isReadOnly: boolean;
};

export function ConditionMenu({ id, label, items, isReadOnly }: ConditionMenuProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`Commands for ${label}`}
          data-condition-menu={id}
          disabled={isReadOnly}
        >
          <Ellipsis />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {items.map((item) => {
          const Icon = ICONS[item.icon];
          return (
            <DropdownMenuItem
              key={item.label}
              disabled={item.isOff ?? false}
              variant={item.icon === 'remove' ? 'destructive' : 'default'}
              onSelect={item.onSelect}
            >
              <Icon /> {item.label}
            </DropdownMenuItem>
          );
        })}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
