'use client';

/** The head of every panel: what it shows, and how to close it. */

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDesignerActions } from '#components/designer/designer-context.tsx';
import { Button } from '#components/ui/button.tsx';

export function PanelHeader({ children, onClose }: { children: ReactNode; onClose?: () => void }) {
  const { openPanel } = useDesignerActions();
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-border border-b pr-2 pl-3">
      <div className="flex min-w-0 flex-1 items-center gap-2">{children}</div>
      <Button variant="ghost" size="icon-sm" aria-label="Close the panel" onClick={onClose ?? (() => openPanel(null))}>
        <X />
      </Button>
    </header>
  );
}
