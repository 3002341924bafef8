'use client';

/** The designer of one flow: bar, canvas, code and panel around one store. */

import { ReactFlowProvider } from '@xyflow/react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { FlowDetail } from '#core/api/flows.ts';
import { DesignerCanvas } from './canvas/designer-canvas.tsx';
import { DeleteDialog } from './commands/delete-dialog.tsx';
import { MoveDialog } from './commands/move-dialog.tsx';
import { DesignerProvider, useDesigner } from './designer-context.tsx';
import { DesignerDialogs } from './designer-dialogs.tsx';
import { ConflictDialog } from './dialogs/conflict-dialog.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { SidePanel } from './panel/side-panel.tsx';
import { TestRunProvider } from './test-run/test-run-context.tsx';
import { ToolProvider, useTools } from './tool-context.tsx';
import { Toolbar, type ToolbarDialog } from './toolbar/toolbar.tsx';
import { useCollapsedMemory } from './use-collapsed-memory.ts';
import { useSaving } from './use-saving.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useUnsavedEdits } from './use-unsaved-edits.ts';

const CodeView = dynamic(() => import('./code-view/code-view.tsx').then((module) => module.CodeView), {
  ssr: false,
  loading: () => <Skeleton className="size-full rounded-none" />,
});

const UsagesPanel = dynamic(() => import('./usages/usages-panel.tsx').then((module) => module.UsagesPanel), {
  loading: () => <Skeleton className="h-56 shrink-0 rounded-none" />,
});

export function Designer({ flow }: { flow: FlowDetail }) {
  return (
    <DesignerProvider flow={flow}>
      <ToolProvider>
        <TestRunProvider>
          <ReactFlowProvider>
            <DesignerFrame />
          </ReactFlowProvider>
        </TestRunProvider>
      </ToolProvider>
    </DesignerProvider>
  );
}

function DesignerFrame() {
  const save = useSaving();
  useUnsavedEdits(save);
  useShortcuts(save);
  useCollapsedMemory();
  const isCodeOpen = useDesigner((state) => state.isCodeOpen);
  const { tool } = useTools();
  const [dialog, setDialog] = useState<ToolbarDialog | null>(null);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <Toolbar save={save} onOpen={setDialog} />
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          <div className="min-h-0 flex-1">
            <DesignerCanvas />
          </div>
          {tool === 'usages' && <UsagesPanel />}
        </div>
        {isCodeOpen && (
          <div className="min-w-0 basis-[42%]">
            <CodeView />
          </div>
        )}
        <SidePanel />
      </div>
      <DesignerDialogs dialog={dialog} save={save} onOpen={setDialog} />
      <ConflictDialog save={save} />
      <LeaveGuard save={save} />
      <DeleteDialog />
      <MoveDialog />
    </div>
  );
}
