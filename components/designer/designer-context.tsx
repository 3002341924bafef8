'use client';

/** Gives every part of the designer its store and what is derived from it. */

import { createContext, type ReactNode, useCallback, useContext, useDeferredValue, useMemo, useState } from 'react';
import { toast } from 'sonner';
import { useStore } from 'zustand';
import { messageOf } from '#components/shell/request-json.ts';
import type { FlowDetail } from '#core/api/flows.ts';
import type { ValueObject } from '#core/json/value.ts';
import type { FlowLayout } from '#core/layout/flow-layout.ts';
import type { Problem } from '#core/validation/problem.ts';
import { type CheckedProblems, useProblemsOf } from './background/use-problems-of.ts';
import {
  countProblems,
  createSelectors,
  type FlowModel,
  NOTHING,
  type ProblemCount,
  problemsByStep,
  type Selectors,
} from './selectors.ts';
import {
  createDesignerStore,
  type DesignerActions,
  type DesignerState,
  type DesignerStore,
  type Edit,
} from './store.ts';
import { isSameTable, useKept } from './use-kept.ts';

type Shared = { store: DesignerStore; selectors: Selectors };

const DesignerContext = createContext<Shared | null>(null);
const NOT_CHECKED: CheckedProblems = { problems: [], text: undefined, isCurrent: false };
const ShownModelContext = createContext(NOTHING);
const ProblemsContext = createContext(NOT_CHECKED.problems);
const CheckedContext = createContext(NOT_CHECKED);

export function DesignerProvider({ flow, children }: { flow: FlowDetail; children: ReactNode }) {
  const [shared] = useState(() => ({ store: createDesignerStore(flow), selectors: createSelectors() }));
  return (
    <DesignerContext value={shared}>
      <ShownModelProvider>
        <ProblemsProvider>{children}</ProblemsProvider>
      </ShownModelProvider>
    </DesignerContext>
  );
}

/** Problems are found beside the page's own thread, so that typing never waits for them. */
function ProblemsProvider({ children }: { children: ReactNode }) {
  const text = useDesigner((state) => state.text);
  const parametersText = useDesigner((state) => state.parametersText);
  const refused = useDesigner((state) => state.refused);
  const limits = useDesigner((state) => state.flow.limits);
  const input = useMemo(() => ({ text, parametersText, refused, limits }), [text, parametersText, refused, limits]);
  const { problems, text: checked, isCurrent } = useProblemsOf(input);
  const value = useMemo(() => ({ problems, text: checked, isCurrent }), [problems, checked, isCurrent]);
  return (
    <ProblemsContext value={problems}>
      <CheckedContext value={value}>{children}</CheckedContext>
    </ProblemsContext>
  );
}

function ShownModelProvider({ children }: { children: ReactNode }) {
  return <ShownModelContext value={useDeferredValue(useModel())}>{children}</ShownModelContext>;
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

/** Only whether the text is broken at the moment. */
export function useIsStale(): boolean {
  const { store, selectors } = useShared();
  return useStore(store, (state) => selectors.model(state).isStale);
}

/**
 * The model as it is drawn beside the field that is typed in: it follows the text at low priority, so that a key need not
 * wait for the canvas.
 */
export function useShownModel(): FlowModel {
  return useContext(ShownModelContext);
}

/** The model at the time of the call: whoever only asks later is not drawn again with every change of the text. */
export function useModelNow(): () => FlowModel {
  const { store, selectors } = useShared();
  return useCallback(() => selectors.model(store.getState()), [store, selectors]);
}

/** Of the model as it is shown. */
export function useFlowLayout(): FlowLayout {
  const { selectors } = useShared();
  const collapsed = useDesigner((state) => state.collapsed);
  return selectors.layout(useShownModel(), collapsed);
}

export function useParameterValues(): ValueObject {
  const { store, selectors } = useShared();
  return useStore(store, selectors.parameters);
}

/** The last ones that were found; they may be those of an earlier text for a moment. */
export function useProblems(): readonly Problem[] {
  return useContext(ProblemsContext);
}

/** With what they were found in, for whoever goes by their places in the text. */
export function useCheckedProblems(): CheckedProblems {
  return useContext(CheckedContext);
}

export function useProblemsByStep(): Map<string, Problem[]> {
  const problems = useProblems();
  return useMemo(() => problemsByStep(problems), [problems]);
}

/** By the name of the step, in lower case; the same object until a number changes. */
export function useProblemCounts(): ReadonlyMap<string, ProblemCount> {
  const problems = useProblems();
  return useKept(
    useMemo(() => countProblems(problems), [problems]),
    isSameTable,
  );
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
