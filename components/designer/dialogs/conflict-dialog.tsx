'use client';

/** Somebody else saved this flow first: the person decides, and undo leads to the version that was not chosen. */

import { useDesigner, useDesignerActions } from '#components/designer/designer-context.tsx';
import type { Save } from '#components/designer/saving.ts';
import {
  AlertDialog,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
} from '#components/ui/alert-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { type ChangedLines, changedLines } from './changed-lines.ts';

export function ConflictDialog({ save }: { save: Save }) {
  const saveState = useDesigner((state) => state.saveState);
  const text = useDesigner((state) => state.text);
  const base = useDesigner((state) => state.saved.text);
  const { keepMine, takeTheirs } = useDesignerActions();
  const theirs = saveState.kind === 'conflict' ? saveState.theirs : null;
  return (
    <AlertDialog open={theirs !== null}>
      {theirs && (
        <AlertDialogContent>
          <AlertDialogHeader>
            <AlertDialogTitle>Somebody else saved this flow first</AlertDialogTitle>
            <AlertDialogDescription>
              Your changes are still here, not saved. Choose which version goes on; Undo brings back the other one.
            </AlertDialogDescription>
          </AlertDialogHeader>
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 rounded-lg bg-muted p-3 text-xs">
            <dt className="font-medium">Yours</dt>
            <dd>{inWords(changedLines(base, text))}</dd>
            <dt className="font-medium">Theirs</dt>
            <dd>{inWords(changedLines(base, theirs.draft))}</dd>
          </dl>
          <AlertDialogFooter>
            <Button variant="secondary" onClick={() => takeTheirs(theirs)}>
              Take theirs
            </Button>
            <Button
              onClick={() => {
                keepMine(theirs);
                void save();
              }}
            >
              Keep mine
            </Button>
          </AlertDialogFooter>
        </AlertDialogContent>
      )}
    </AlertDialog>
  );
}

function inWords({ added, removed }: ChangedLines): string {
  if (added === 0 && removed === 0) return 'No change of the definition; values of parameters may differ.';
  return `Lines changed since you opened it: ${added} new, ${removed} gone.`;
}
