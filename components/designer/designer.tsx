'use client';

/** The designer of one flow: bar, canvas, code and panel around one store. */

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { FlowDetail } from '#core/api/flows.ts';
import { DesignerCanvas } from './canvas/designer-canvas.tsx';
import { DesignerProvider, useDesigner } from './designer-context.tsx';
import { ConflictDialog } from './dialogs/conflict-dialog.tsx';
import { PublishDialog } from './dialogs/publish-dialog.tsx';
import { RunDialog } from './dialogs/run-dialog.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { DeleteStepDialog } from './panel/delete-step-dialog.tsx';
import { SidePanel } from './panel/side-panel.tsx';
import { TestRunProvider } from './test-run/test-run-context.tsx';
import { ToolProvider, useTools } from './tool-context.tsx';
import { Toolbar, type ToolbarDialog } from './toolbar/toolbar.tsx';
import { useSaving } from './use-saving.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useUnsavedEdits } from './use-unsaved-edits.ts';

const CodeView = dynamic(() => import('./code-view/code-view.tsx').then((module) => module.CodeView), {
  ssr: false,
  loading: () => <Skeleton className="size-full rounded-none" />,
});

const VersionsDialog = dynamic(() => import('./versions/versions-dialog.tsx').then((module) => module.VersionsDialog));

const TestPanel = dynamic(() => import('./test-run/test-panel.tsx').then((module) => module.TestPanel));

export function Designer({ flow }: { flow: FlowDetail }) {
  return (
    <DesignerProvider flow={flow}>
      <ToolProvider>
        <TestRunProvider>
          <DesignerFrame />
        </TestRunProvider>
      </ToolProvider>
    </DesignerProvider>
  );
}

function DesignerFrame() {
  const save = useSaving();
  useUnsavedEdits(save);
  useShortcuts(save);
  const isCodeOpen = useDesigner((state) => state.isCodeOpen);
  const { tool } = useTools();
  const [dialog, setDialog] = useState<ToolbarDialog | null>(null);
  const close = () => setDialog(null);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <Toolbar save={save} onOpen={setDialog} />
      <div className="flex min-h-0 flex-1">
        <div className="min-w-0 flex-1">
          <DesignerCanvas />
        </div>
        {isCodeOpen && (
          <div className="min-w-0 basis-[42%]">
            <CodeView />
          </div>
        )}
        {tool === 'test' ? <TestPanel /> : <SidePanel />}
      </div>
      <PublishDialog isOpen={dialog === 'publish'} save={save} onClose={close} />
      <RunDialog isOpen={dialog === 'run'} save={save} onClose={close} />
      {dialog === 'versions' && <VersionsDialog isOpen onClose={close} />}
      <ConflictDialog save={save} />
      <LeaveGuard save={save} />
      <DeleteStepDialog />
    </div>
  );
}
