'use client';

/** Opens the search where the keyboard is not at hand. */

import { Panel } from '@xyflow/react';
import { Search } from 'lucide-react';
import { keysText } from '#components/designer/commands/command.ts';
import { Button } from '#components/ui/button.tsx';
import { isMac } from '#components/ui/is-mac.ts';

export function PaletteButton({ onClick }: { onClick(): void }) {
  return (
    <Panel position="top-left">
      <Button variant="outline" size="sm" onClick={onClick} className="gap-2 bg-card text-muted-foreground shadow-sm">
        <Search aria-hidden="true" />
        Search
        <kbd className="text-[11px]" suppressHydrationWarning>
          {keysText('mod+k', isMac())}
        </kbd>
      </Button>
    </Panel>
  );
}
