'use client';

/** The list of flows takes files that are dropped on it, and definitions that are pasted into it. */

import { useEffect, useState } from 'react';
import { DropNote } from '#components/shell/drop-note.tsx';
import { useFileDrop } from '#components/shell/use-file-drop.ts';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx';
import { ImportFlowForm } from './import-flow-form.tsx';
import { pastedFile } from './import-source.tsx';

export function ImportAnywhere() {
  const [file, setFile] = useState<File>();
  const isOver = useFileDrop(setFile);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain').trim() ?? '';
      if (isTyping(event.target) || !text.startsWith('{')) return;
      event.preventDefault();
      setFile(pastedFile(text));
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, []);
  const close = () => setFile(undefined);
  return (
    <>
      {isOver && <DropNote>Drop the file to import its flows</DropNote>}
      <Dialog open={file !== undefined} onOpenChange={(open) => open || close()}>
        <DialogContent>
          <DialogHeader>
            <DialogTitle>Import</DialogTitle>
            <DialogDescription>
              What will come and what is missing; nothing is made before you say so.
            </DialogDescription>
          </DialogHeader>
          {file && (
            <ImportFlowForm key={`${file.name} ${file.lastModified}`} start={file} back="Cancel" onBack={close} />
          )}
        </DialogContent>
      </Dialog>
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]') !== null;
}
