'use client';

/** Gives every part of the designer its store and what is derived from it. */

import { createContext, type ReactNode, useContext, useDeferredValue, useMemo, useState } from 'react';
import { toast } from 'sonner';
import { useStore } from 'zustand';
import { messageOf } from '#components/shell/request-json.ts';
import type { FlowDetail } from '#core/api/flows.ts';
import type { ValueObject } from '#core/json/value.ts';
import type { FlowLayout } from '#core/layout/flow-layout.ts';
import type { Problem } from '#core/validation/problem.ts';
import { createSelectors, type FlowModel, findProblems, problemsByStep, type Selectors } from './selectors.ts';
import {
  createDesignerStore,
  type DesignerActions,
  type DesignerState,
  type DesignerStore,
  type Edit,
} from './store.ts';

type Shared = { store: DesignerStore; selectors: Selectors };

const DesignerContext = createContext<Shared | null>(null);
const ProblemsContext = createContext<readonly Problem[]>([]);

export function DesignerProvider({ flow, children }: { flow: FlowDetail; children: ReactNode }) {
  const [shared] = useState(() => ({ store: createDesignerStore(flow), selectors: createSelectors() }));
  return (
    <DesignerContext value={shared}>
      <ProblemsProvider>{children}</ProblemsProvider>
    </DesignerContext>
  );
}

/** Validation follows the text at low priority, so that typing never waits for it. */
function ProblemsProvider({ children }: { children: ReactNode }) {
  const text = useDeferredValue(useDesigner((state) => state.text));
  const refused = useDesigner((state) => state.refused);
  const parameters = useParameterValues();
  const limits = useDesigner((state) => state.flow.limits);
  const problems = useMemo(
    () => findProblems({ text, refused, parameters, limits }),
    [text, refused, parameters, limits],
  );
  return <ProblemsContext value={problems}>{children}</ProblemsContext>;
}

function useShared(): Shared {
  const shared = useContext(DesignerContext);
  if (!shared) throw new Error('This part of the designer stands outside of <DesignerProvider>.');
  return shared;
}

export function useDesigner<T>(select: (state: DesignerState) => T): T {
  return useStore(useShared().store, select);
}

export function useDesignerStore(): DesignerStore {
  return useShared().store;
}

export function useDesignerActions(): DesignerActions {
  return useStore(useShared().store, (state) => state.actions);
}

export function useModel(): FlowModel {
  const { store, selectors } = useShared();
  return useStore(store, selectors.model);
}

export function useFlowLayout(): FlowLayout {
  const { store, selectors } = useShared();
  return useStore(store, selectors.layout);
}

export function useParameterValues(): ValueObject {
  const { store, selectors } = useShared();
  return useStore(store, selectors.parameters);
}

export function useProblems(): readonly Problem[] {
  return useContext(ProblemsContext);
}

export function useProblemsByStep(): Map<string, Problem[]> {
  const problems = useProblems();
  return useMemo(() => problemsByStep(problems), [problems]);
}

/** Applies an edit; an impossible one is told to the person. Answers whether it was applied. */
export function useEdit(): (edit: Edit) => boolean {
  const { store } = useShared();
  return useMemo(
    () => (edit: Edit) => {
      try {
        store.getState().actions.edit(edit);
        return true;
      } catch (error) {
        toast.error(edit.title, { description: messageOf(error) });
        return false;
      }
    },
    [store],
  );
}
