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
import { DeleteStepDialog } from './panel/delete-step-dialog.tsx';
import { SidePanel } from './panel/side-panel.tsx';
import { Toolbar } from './toolbar/toolbar.tsx';
import { useSaving } from './use-saving.ts';
import { useShortcuts } from './use-shortcuts.ts';

const CodeView = dynamic(() => import('./code-view/code-view.tsx').then((module) => module.CodeView), {
  ssr: false,
  loading: () => <Skeleton className="size-full rounded-none" />,
});

export function Designer({ flow }: { flow: FlowDetail }) {
  return (
    <DesignerProvider flow={flow}>
      <DesignerFrame />
    </DesignerProvider>
  );
}

function DesignerFrame() {
  const save = useSaving();
  useShortcuts(save);
  const isCodeOpen = useDesigner((state) => state.isCodeOpen);
  const [dialog, setDialog] = useState<'publish' | 'run' | null>(null);
  const close = () => setDialog(null);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <Toolbar save={save} onPublish={() => setDialog('publish')} onRun={() => setDialog('run')} />
      <div className="flex min-h-0 flex-1">
        <div className="min-w-0 flex-1">
          <DesignerCanvas />
        </div>
        {isCodeOpen && (
          <div className="min-w-0 basis-[42%]">
            <CodeView />
          </div>
        )}
        <SidePanel />
      </div>
      <PublishDialog isOpen={dialog === 'publish'} save={save} onClose={close} />
      <RunDialog isOpen={dialog === 'run'} save={save} onClose={close} />
      <ConflictDialog save={save} />
      <DeleteStepDialog />
    </div>
  );
}
