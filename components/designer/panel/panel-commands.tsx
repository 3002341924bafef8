'use client';

/** Where a panel stands: on which side, open or collapsed. */

import { PanelLeft, PanelLeftClose, PanelRight, PanelRightClose } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import { usePanelLayout } from './panel-layout.tsx';

export function PanelCommands() {
  const { side, change } = usePanelLayout();
  const isLeft = side === 'left';
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon-sm" aria-label="Place of the panel" title="Place of the panel">
          {isLeft ? <PanelLeft /> : <PanelRight />}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem onSelect={() => change({ side: isLeft ? 'right' : 'left' })}>
          {isLeft ? <PanelRight /> : <PanelLeft />} {isLeft ? 'Dock on the right' : 'Dock on the left'}
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => change({ isCollapsed: true })}>
          {isLeft ? <PanelLeftClose /> : <PanelRightClose />} Collapse
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
