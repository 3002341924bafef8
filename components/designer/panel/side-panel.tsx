'use client';

/** The panel at the right: the selected step, the flow's parameters, or the problems. */

import { useDesigner } from '#components/designer/designer-context.tsx';
import { FlowParametersPanel } from './flow-parameters-panel.tsx';
import { ProblemsPanel } from './problems-panel.tsx';
import { StepPanel } from './step-panel.tsx';

const NAMES = { step: 'Step', parameters: 'Parameters', problems: 'Problems' };

export function SidePanel() {
  const panel = useDesigner((state) => state.panel);
  const selection = useDesigner((state) => state.selection);
  if (!panel || (panel === 'step' && !selection)) return null;
  return (
    <aside
      aria-label={NAMES[panel]}
      data-designer-panel
      className="flex h-full w-[26rem] shrink-0 flex-col border-border border-l bg-card max-xl:w-[23rem]"
    >
      {panel === 'step' && selection && <StepPanel key={`${selection.kind} ${selection.name}`} selection={selection} />}
      {panel === 'parameters' && <FlowParametersPanel />}
      {panel === 'problems' && <ProblemsPanel />}
    </aside>
  );
}
