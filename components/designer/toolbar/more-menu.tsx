'use client';

/** What is done with the flow less often. */

import { Archive, Download, Ellipsis, FileUp, Search, Tags } from 'lucide-react';
import { useTools } from '#components/designer/tool-context.tsx';
import { Button } from '#components/ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import type { ToolbarDialog } from './toolbar.tsx';

export function MoreMenu({ onOpen }: { onOpen(dialog: ToolbarDialog): void }) {
  const { openTool } = useTools();
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon-sm" aria-label="More" title="More">
          <Ellipsis />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem onSelect={() => onOpen('properties')}>
          <Tags aria-hidden="true" /> Description and tags…
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => onOpen('retention')}>
          <Archive aria-hidden="true" /> How long runs are kept…
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => openTool('usages')}>
          <Search aria-hidden="true" /> Find usages
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => onOpen('import')}>
          <FileUp aria-hidden="true" /> Import…
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => onOpen('export')}>
          <Download aria-hidden="true" /> Export…
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
