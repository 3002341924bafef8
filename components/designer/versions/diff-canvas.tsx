'use client';

/** Two definitions on one canvas: the designer's own, read only, with what was added, removed and changed in colours. */

import { useMemo, useState } from 'react';
import type { CanvasContextValue } from '#components/designer/canvas/canvas-context.tsx';
import { ReadOnlyCanvas } from '#components/designer/canvas/flow-canvas.tsx';
import { stepFaces } from '#components/designer/canvas/step-faces.ts';
import type { Selection } from '#components/designer/store.ts';
import type { StepChange } from '#core/definition/compare-definitions.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { uniteDefinitions } from '#core/definition/unite-definitions.ts';
import { layoutDefinition } from '#core/layout/layout-definition.ts';

const NO_PROBLEMS = { errors: 0, warnings: 0 };

export type DiffCanvasProps = {
  before: WorkflowDefinition;
  after: WorkflowDefinition;
  changes: readonly StepChange[];
  selected: Selection | null;
  onSelect(selection: Selection | null): void;
};

export function DiffCanvas({ before, after, changes, selected, onSelect }: DiffCanvasProps) {
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const united = useMemo(() => uniteDefinitions(before, after), [before, after]);
  const layout = useMemo(() => layoutDefinition(united, { root: [], collapsed }), [united, collapsed]);
  const context = useMemo((): Omit<CanvasContextValue, 'walk'> => {
    const kinds = new Map(changes.map(({ step, name, kind }) => [`${step} ${name}`, kind]));
    return {
      faceOf: stepFaces(united).faceOf,
      problemsOf: () => NO_PROBLEMS,
      select: onSelect,
      toggleCollapsed: (name) =>
        setCollapsed((old) => {
          const next = new Set(old);
          if (!next.delete(name)) next.add(name);
          return next;
        }),
      enterPanel: () => undefined,
      changeOf: (kind, name) => kinds.get(`${kind} ${name}`),
    };
  }, [united, changes, onSelect]);
  const isShown = (node: { name: string; kind: string }) =>
    selected !== null && node.name === selected.name && (node.kind === 'trigger') === (selected.kind === 'trigger');
  return (
    <ReadOnlyCanvas
      layout={layout}
      selectedId={layout.nodes.find(isShown)?.id ?? null}
      context={context}
      onPaneClick={() => onSelect(null)}
      label="Canvas of the changes"
    />
  );
}
