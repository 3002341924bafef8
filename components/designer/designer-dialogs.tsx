'use client';

/** The dialogs of the toolbar, each loaded when it is first opened, and the file that is dropped on the designer. */

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { DropNote } from '#components/shell/drop-note.tsx';
import { useFileDrop } from '#components/shell/use-file-drop.ts';
import { PublishDialog } from './dialogs/publish-dialog.tsx';
import { RunDialog } from './dialogs/run-dialog.tsx';
import type { Save } from './saving.ts';
import type { ToolbarDialog } from './toolbar/toolbar.tsx';

// Without a place of its own for the wait, the whole designer would vanish until a dialog is loaded.
const VersionsDialog = dynamic(() => import('./versions/versions-dialog.tsx').then((module) => module.VersionsDialog), {
  loading: () => null,
});
const PropertiesDialog = dynamic(
  () => import('./dialogs/properties-dialog.tsx').then((module) => module.PropertiesDialog),
  { loading: () => null },
);
const RetentionDialog = dynamic(
  () => import('./dialogs/retention-dialog.tsx').then((module) => module.RetentionDialog),
  { loading: () => null },
);
const ExportDialog = dynamic(() => import('./dialogs/export-dialog.tsx').then((module) => module.ExportDialog), {
  loading: () => null,
});
const ImportDialog = dynamic(() => import('./dialogs/import-dialog.tsx').then((module) => module.ImportDialog), {
  loading: () => null,
});

export type DesignerDialogsProps = {
  dialog: ToolbarDialog | null;
  save: Save;
  onOpen(dialog: ToolbarDialog | null): void;
};

export function DesignerDialogs({ dialog, save, onOpen }: DesignerDialogsProps) {
  const [dropped, setDropped] = useState<File>();
  const isOver = useFileDrop((file) => {
    setDropped(file);
    onOpen('import');
  });
  const close = () => {
    onOpen(null);
    setDropped(undefined);
  };
  return (
    <>
      <PublishDialog isOpen={dialog === 'publish'} save={save} onClose={close} />
      <RunDialog isOpen={dialog === 'run'} save={save} onClose={close} />
      {dialog === 'versions' && <VersionsDialog onClose={close} />}
      {dialog === 'properties' && <PropertiesDialog onClose={close} />}
      {dialog === 'retention' && <RetentionDialog onClose={close} />}
      {dialog === 'export' && <ExportDialog onClose={close} />}
      {dialog === 'import' && <ImportDialog start={dropped} onClose={close} />}
      {isOver && <DropNote>Drop the file to import it into this flow</DropNote>}
    </>
  );
}
