'use client';

/** The panels beside the canvas: the selected step, the flow's parameters, the problems or a test run; and a step that is pinned. */

import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import { useDesigner } from '#components/designer/designer-context.tsx';
import { PreviewProvider } from '#components/designer/preview/preview-context.tsx';
import type { Selection } from '#components/designer/store.ts';
import { useTools } from '#components/designer/tool-context.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { FlowParametersPanel } from './flow-parameters-panel.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { isSameStep, PanelLayoutProvider, PanelStepProvider, usePanelLayout } from './panel-layout.tsx';
import { ProblemsPanel } from './problems-panel.tsx';
import { StepPanel } from './step-panel.tsx';

// Without a place of its own for the wait, the whole designer would vanish until it is loaded.
const TestPanel = dynamic(
  () => import('#components/designer/test-run/test-panel.tsx').then((module) => module.TestPanel),
  { loading: () => <Skeleton className="m-3 h-8" /> },
);

const NAMES = { step: 'Step', parameters: 'Parameters', problems: 'Problems' };

export function SidePanel() {
  return (
    <PreviewProvider>
      <PanelLayoutProvider>
        <Panels />
      </PanelLayoutProvider>
    </PreviewProvider>
  );
}

function Panels() {
  const panel = useDesigner((state) => state.panel);
  const selection = useDesigner((state) => state.selection);
  const { pinned } = usePanelLayout();
  const isPinnedApart = pinned !== null && !(panel === 'step' && isSameStep(pinned, selection));
  const isTesting = useTools().tool === 'test';
  const isOpen = !isTesting && panel !== null && (panel !== 'step' || selection !== null);
  return (
    <>
      {isPinnedApart && (
        <PanelFrame name="Pinned step" isOneOfTwo={isOpen || isTesting}>
          <StepOf selection={pinned} isPinnedApart />
        </PanelFrame>
      )}
      {isTesting && (
        <PanelFrame name="Test run" isOneOfTwo={isPinnedApart}>
          <TestPanel />
        </PanelFrame>
      )}
      {panel && isOpen && (
        <PanelFrame name={NAMES[panel]} isOneOfTwo={isPinnedApart}>
          {panel === 'step' && selection && <StepOf selection={selection} isPinnedApart={false} />}
          {panel === 'parameters' && <FlowParametersPanel />}
          {panel === 'problems' && <ProblemsPanel />}
        </PanelFrame>
      )}
    </>
  );
}

function StepOf({ selection, isPinnedApart }: { selection: Selection; isPinnedApart: boolean }) {
  const subject = useMemo(() => ({ selection, isPinnedApart }), [selection, isPinnedApart]);
  return (
    <PanelStepProvider value={subject}>
      <StepPanel key={`${selection.kind} ${selection.name}`} selection={selection} />
    </PanelStepProvider>
  );
}
