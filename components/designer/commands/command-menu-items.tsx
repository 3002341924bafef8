'use client';

/** Commands as the items of a menu, those of one group together. */

import { Fragment } from 'react';
import { type Command, keysText } from '#components/designer/commands/command.ts';
import { DropdownMenuItem, DropdownMenuSeparator, DropdownMenuShortcut } from '#components/ui/dropdown-menu.tsx';
import { isMac } from '#components/ui/is-mac.ts';

export function CommandMenuItems({ commands }: { commands: readonly Command[] }) {
  return commands.map(({ id, icon: Icon, title, keys, group, isDestructive, run }, index) => (
    <Fragment key={id}>
      {index > 0 && commands[index - 1]?.group !== group && <DropdownMenuSeparator />}
      <DropdownMenuItem variant={isDestructive ? 'destructive' : 'default'} onSelect={run}>
        <Icon aria-hidden="true" /> {title}
        {keys && <DropdownMenuShortcut>{keysText(keys, isMac())}</DropdownMenuShortcut>}
      </DropdownMenuItem>
    </Fragment>
  ));
}
