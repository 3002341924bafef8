'use client';

/** What the designer answers to the nodes and edges of its canvas. */

import { useMemo } from 'react';
import { STEP_COMMAND_KEYS } from '#components/designer/commands/step-commands.ts';
import {
  useDesignerActions,
  useDesignerStore,
  useModelNow,
  useProblemCounts,
  useShownModel,
} from '#components/designer/designer-context.tsx';
import type { DesignerState } from '#components/designer/store.ts';
import { useTestOverlay } from '#components/designer/test-run/use-test-overlay.tsx';
import { isSameTable, useKept } from '#components/designer/use-kept.ts';
import { toPointer } from '#core/definition/json-pointer.ts';
import type { Point } from '#core/layout/flow-layout.ts';
import type { AddRequest } from './add-request.ts';
import type { CanvasContextValue } from './canvas-context.tsx';
import { type StepFaces, stepFaces } from './step-faces.ts';
import type { StepDrag } from './use-step-drag.ts';

type Options = { onAdd(request: AddRequest): void; onMenu(at: Point): void; stepDrag: StepDrag };

type DesignerCanvasContext = { context: Omit<CanvasContextValue, 'walk'>; faces: StepFaces };

/** The same context while a field is typed in: every node and edge that is in view would be drawn again with another. */
export function useDesignerCanvasContext({ onAdd, onMenu, stepDrag }: Options): DesignerCanvasContext {
  const { definition, isStale } = useShownModel();
  const modelNow = useModelNow();
  const store = useDesignerStore();
  const { select, mark, toggleCollapsed } = useDesignerActions();
  const problems = useProblemCounts();
  const overlay = useTestOverlay();
  const faces = useKept(
    useMemo(() => stepFaces(definition), [definition]),
    (last, next) => isSameTable(last.table, next.table),
  );
  const { drag, begin } = stepDrag;
  const context = useMemo(() => {
    const shown = {
      faceOf: faces.faceOf,
      problemsOf: (name: string) => problems.get(name.toLowerCase()) ?? NO_PROBLEMS,
      select,
      toggleCollapsed,
      enterPanel: focusPanel,
      ...overlay,
    };
    if (isStale) return shown;
    const edited: Partial<CanvasContextValue> = {
      add: onAdd,
      addFirst: (button) => onAdd({ target: { kind: 'action', place: placeOfFirst(modelNow()) }, button }),
      commandKeys: STEP_COMMAND_KEYS,
      toggleMark: (name) => mark(toggled(store.getState(), name)),
      openMenu(selection, at) {
        if (!store.getState().marked.has(selection.name)) select(selection);
        onMenu(at);
      },
      drag,
      beginDrag: begin,
    };
    return { ...shown, ...edited };
  }, [faces, problems, overlay, select, mark, toggleCollapsed, isStale, onAdd, onMenu, modelNow, store, drag, begin]);
  return { context, faces };
}

const NO_PROBLEMS = { errors: 0, warnings: 0 };

/** The first control of the step's form. */
function focusPanel(): void {
  const panel = document.querySelector<HTMLElement>('[data-designer-panel]');
  const field = panel?.querySelector<HTMLElement>('[role="tabpanel"] :is([contenteditable="true"], input, button)');
  (field ?? panel?.querySelector<HTMLElement>('input, button'))?.focus();
}

/** Directly behind the trigger, before all that starts there. */
function placeOfFirst({ definition, root }: Pick<ReturnType<typeof useShownModel>, 'definition' | 'root'>) {
  const actions = Object.entries(definition.actions ?? {});
  const first = actions.filter(([, { runAfter }]) => Object.keys(runAfter ?? {}).length === 0).map(([name]) => name);
  return { container: toPointer([...root, 'actions']), after: [], before: first };
}

/** The names that are selected once this one is added or taken out. */
function toggled({ marked, selection }: Pick<DesignerState, 'marked' | 'selection'>, name: string): string[] {
  const chosen = marked.size > 0 ? [...marked] : selection?.kind === 'action' ? [selection.name] : [];
  return chosen.includes(name) ? chosen.filter((each) => each !== name) : [...chosen, name];
}
