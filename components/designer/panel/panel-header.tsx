'use client';

/** The head of every panel: what it shows, where it stands, and how to close it. */

import { Pin, PinOff, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDesignerActions } from '#components/designer/designer-context.tsx';
import type { Selection } from '#components/designer/store.ts';
import { Button } from '#components/ui/button.tsx';
import { PanelCommands } from './panel-commands.tsx';
import { isSameStep, usePanelLayout, usePanelStep } from './panel-layout.tsx';

export function PanelHeader({ children, onClose }: { children: ReactNode; onClose?: () => void }) {
  const { openPanel } = useDesignerActions();
  const { pin } = usePanelLayout();
  const step = usePanelStep();
  const close = step?.isPinnedApart ? () => pin(null) : (onClose ?? (() => openPanel(null)));
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-border border-b pr-2 pl-3">
      <div className="flex min-w-0 flex-1 items-center gap-2">{children}</div>
      {step && <PinButton selection={step.selection} />}
      <PanelCommands />
      <Button variant="ghost" size="icon-sm" aria-label="Close the panel" onClick={close}>
        <X />
      </Button>
    </header>
  );
}

/** A pinned step stays beside the one that is selected. */
function PinButton({ selection }: { selection: Selection }) {
  const { pinned, pin } = usePanelLayout();
  const isPinned = isSameStep(pinned, selection);
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      aria-pressed={isPinned}
      aria-label="Pin this step"
      title={isPinned ? 'Let it go' : 'Keep it open beside the next step'}
      onClick={() => pin(isPinned ? null : selection)}
    >
      {isPinned ? <PinOff /> : <Pin />}
    </Button>
  );
}
