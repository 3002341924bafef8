'use client';

/** How the panels of the designer stand: width, side, collapsed or not, which tab; kept in this browser for the person. */

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Selection } from '#components/designer/store.ts';
import { type PanelLook, readLook, STANDARD_LOOK, writeLook } from './panel-look.ts';
import { usePinnedStep } from './use-pinned-step.ts';

export type PanelLayout = PanelLook & {
  change(look: Partial<PanelLook>): void;
  /** A step whose panel stays while others are looked at. */
  pinned: Selection | null;
  pin(selection: Selection | null): void;
  /** The tab that is shown of a step that has it. */
  tab: string;
  showTab(tab: string): void;
};

const PanelLayoutContext = createContext<PanelLayout>({
  ...STANDARD_LOOK,
  change: () => undefined,
  pinned: null,
  pin: () => undefined,
  tab: 'parameters',
  showTab: () => undefined,
});

export function PanelLayoutProvider({ children }: { children: ReactNode }) {
  const [look, setLook] = useState(STANDARD_LOOK);
  const [pinned, pin] = usePinnedStep();
  const [tab, showTab] = useState('parameters');
  // What the browser keeps is known after the first drawing only, which is the server's.
  useEffect(() => setLook(readLook(window.localStorage)), []);
  const layout = useMemo(
    () => ({
      ...look,
      pinned,
      pin,
      tab,
      showTab,
      change(changed: Partial<PanelLook>) {
        setLook((present) => {
          const next = { ...present, ...changed };
          writeLook(window.localStorage, next);
          return next;
        });
      },
    }),
    [look, pinned, pin, tab],
  );
  return <PanelLayoutContext value={layout}>{children}</PanelLayoutContext>;
}

/** The step that a panel is about; null in the others. */
const PanelStepContext = createContext<{ selection: Selection; isPinnedApart: boolean } | null>(null);

export const PanelStepProvider = PanelStepContext.Provider;

export function usePanelStep() {
  return useContext(PanelStepContext);
}

export function isSameStep(a: Selection | null, b: Selection | null): boolean {
  return a !== null && b !== null && a.kind === b.kind && a.name === b.name;
}

export function usePanelLayout(): PanelLayout {
  return useContext(PanelLayoutContext);
}
