'use client';

/** The canvas of the designer: what it shows and changes comes from the store. */

import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import {
  useDesigner,
  useDesignerActions,
  useEdit,
  useFlowLayout,
  useModel,
  useProblemsByStep,
} from '#components/designer/designer-context.tsx';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { useStepCommands } from '#components/designer/panel/use-step-commands.ts';
import { selectedPointer } from '#components/designer/selectors.ts';
import { useTestOverlay } from '#components/designer/test-run/use-test-overlay.tsx';
import type { OperationDescription, TriggerDescription } from '#core/actions/define-action.ts';
import { addAction } from '#core/definition/edits/add-action.ts';
import { setTrigger } from '#core/definition/edits/set-trigger.ts';
import type { Place } from '#core/definition/place.ts';
import { uniqueName } from '#core/definition/unique-name.ts';
import type { Problem } from '#core/validation/problem.ts';
import type { AddRequest } from './add-request.ts';
import type { CanvasContextValue } from './canvas-context.tsx';
import { FlowCanvas } from './flow-canvas.tsx';
import { OperationPicker } from './operation-picker.tsx';
import { StaleNote } from './stale-note.tsx';
import { stepFaces } from './step-faces.ts';
import { withTriggerPlaceholder } from './trigger-placeholder.ts';

export function DesignerCanvas() {
  const model = useModel();
  const plainLayout = useDeferredValue(useFlowLayout());
  const layout = useMemo(() => withTriggerPlaceholder(plainLayout, model.root), [plainLayout, model.root]);
  const selection = useDesigner((state) => state.selection);
  const actions = useDesignerActions();
  const [request, setRequest] = useState<AddRequest | null>(null);
  const adding = useAdding(() => setRequest(null));
  const context = useCanvasContext(setRequest);
  const selectedId = selection ? (selectedPointer(model, selection) ?? null) : null;
  return (
    <FlowCanvas
      layout={layout}
      selectedId={selectedId}
      context={context}
      onPaneClick={() => actions.select(null)}
      label="Canvas"
    >
      <OperationPicker request={request} onClose={() => setRequest(null)} {...adding} />
      {model.isStale && <StaleNote />}
    </FlowCanvas>
  );
}

function useCanvasContext(onAdd: (request: AddRequest) => void): Omit<CanvasContextValue, 'walk'> {
  const { definition, isStale } = useModel();
  const { select, toggleCollapsed } = useDesignerActions();
  const { requestRemoval } = useStepCommands();
  const problems = useProblemsByStep();
  const overlay = useTestOverlay();
  const faces = useMemo(() => stepFaces(definition), [definition]);
  return useMemo(
    () => ({
      faceOf: faces.faceOf,
      problemsOf: (name) => countProblems(problems.get(name.toLowerCase()) ?? []),
      select,
      toggleCollapsed,
      enterPanel: focusPanel,
      ...overlay,
      ...(isStale ? {} : { add: onAdd, remove: requestRemoval }),
    }),
    [faces, problems, overlay, select, toggleCollapsed, requestRemoval, onAdd, isStale],
  );
}

function countProblems(problems: readonly Problem[]): { errors: number; warnings: number } {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: problems.length - errors };
}

/** The first control of the step's form. */
function focusPanel(): void {
  const panel = document.querySelector<HTMLElement>('[data-designer-panel]');
  const field = panel?.querySelector<HTMLElement>('[role="tabpanel"] :is([contenteditable="true"], input, button)');
  (field ?? panel?.querySelector<HTMLElement>('input, button'))?.focus();
}

function useAdding(close: () => void) {
  const edit = useEdit();
  const { definition } = useModel();
  const { select } = useDesignerActions();
  const onAddAction = useCallback(
    (operation: OperationDescription, at: Place) => {
      const name = uniqueName(definition, operation.title);
      close();
      const apply = (text: string) => addAction(text, { name, action: operation.create(name), at });
      if (edit({ title: `Add ${readable(name)}`, apply })) select({ kind: 'action', name });
    },
    [definition, edit, select, close],
  );
  const onAddTrigger = useCallback(
    (operation: TriggerDescription) => {
      const name = uniqueName(definition, operation.title);
      close();
      const apply = (text: string) => setTrigger(text, { name, trigger: operation.create(name) });
      if (edit({ title: `Add the trigger ${readable(name)}`, apply })) select({ kind: 'trigger', name });
    },
    [definition, edit, select, close],
  );
  return { onAddAction, onAddTrigger };
}
