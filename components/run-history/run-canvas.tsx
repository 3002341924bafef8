'use client';

/** The canvas of a run: the designer's own, read only, with status, duration and tries on every step. */

import { useCallback, useMemo, useState } from 'react';
import type { CanvasContextValue, StepOverlay } from '#components/designer/canvas/canvas-context.tsx';
import { ReadOnlyCanvas } from '#components/designer/canvas/flow-canvas.tsx';
import { stepFaces } from '#components/designer/canvas/step-faces.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { layoutDefinition } from '#core/layout/layout-definition.ts';
import type { RunView } from '#core/runs/run-view.ts';
import { IterationPager } from './iteration-pager.tsx';
import type { RunSelection } from './run-selection.ts';
import type { Loops } from './use-loops.ts';

const NO_PROBLEMS = { errors: 0, warnings: 0 };
const FIRED: StepOverlay = { status: 'Succeeded', duration: '', tries: 1 };

export type RunCanvasProps = {
  definition: WorkflowDefinition;
  root: string[];
  view: RunView;
  loops: Loops;
  triggerName: string;
  selection: RunSelection | null;
  onSelect(selection: RunSelection | null): void;
};

export function RunCanvas({ definition, root, view, loops, triggerName, selection, onSelect }: RunCanvasProps) {
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const layout = useMemo(() => layoutDefinition(definition, { root, collapsed }), [definition, root, collapsed]);
  const faces = useMemo(() => stepFaces(definition), [definition]);
  const overlayOf = useCallback(
    (name: string) => (name === triggerName ? FIRED : overlayFrom(view, name)),
    [view, triggerName],
  );
  const toggleCollapsed = useCallback(
    (name: string) =>
      setCollapsed((old) => {
        const next = new Set(old);
        if (!next.delete(name)) next.add(name);
        return next;
      }),
    [],
  );
  const context = useMemo(
    (): Omit<CanvasContextValue, 'walk'> => ({
      faceOf: faces.faceOf,
      problemsOf: () => NO_PROBLEMS,
      select: onSelect,
      toggleCollapsed,
      enterPanel: focusRunPanel,
      overlayOf,
      frameExtra: (name) => {
        const loop = loops.byName.get(name);
        return loop ? <IterationPager loop={loop} onChoose={(index) => loops.choose(name, index)} /> : null;
      },
    }),
    [faces, onSelect, toggleCollapsed, overlayOf, loops],
  );
  const isShown = (node: { name: string; kind: string }) =>
    selection !== null &&
    node.name === selection.name &&
    (selection.kind === 'trigger' ? node.kind === 'trigger' : node.kind === 'action' || node.kind === 'frame');
  return (
    <ReadOnlyCanvas
      layout={layout}
      selectedId={layout.nodes.find(isShown)?.id ?? null}
      context={context}
      onPaneClick={() => onSelect(null)}
      label="Canvas of the run"
    />
  );
}

function overlayFrom({ nodes }: RunView, name: string): StepOverlay | undefined {
  const node = nodes.get(name);
  if (!node?.status) return undefined;
  const { status, durationText = '', tries, isReused = false } = node;
  return { status, duration: durationText, tries, isReused };
}

function focusRunPanel(): void {
  document.querySelector<HTMLElement>('[data-run-panel] button')?.focus();
}
