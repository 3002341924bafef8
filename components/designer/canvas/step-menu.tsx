'use client';

/** The menu of commands for the steps that are selected, where the person asked for it. */

import type { Command } from '#components/designer/commands/command.ts';
import { CommandMenuItems } from '#components/designer/commands/command-menu-items.tsx';
import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from '#components/ui/dropdown-menu.tsx';
import type { Point } from '#core/layout/flow-layout.ts';

export type StepMenuProps = {
  /** On the screen; null while the menu is closed. */
  at: Point | null;
  commands: readonly Command[];
  onClose(): void;
};

export function StepMenu({ at, commands, onClose }: StepMenuProps) {
  return (
    <DropdownMenu open={at !== null} onOpenChange={(isOpen) => isOpen || onClose()}>
      <DropdownMenuTrigger asChild>
        <span
          aria-hidden="true"
          className="pointer-events-none fixed size-0"
          style={{ left: at?.x ?? 0, top: at?.y ?? 0 }}
        />
      </DropdownMenuTrigger>
      <DropdownMenuContent
        align="start"
        aria-label="Commands for the step"
        className="min-w-56"
        onCloseAutoFocus={(event) => event.preventDefault()}
      >
        <CommandMenuItems commands={commands} />
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
