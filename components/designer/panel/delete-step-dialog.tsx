'use client';

/** Asks before a step goes on which others depend. */

import { useDesigner, useDesignerActions } from '#components/designer/designer-context.tsx';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { useStepCommands } from './use-step-commands.ts';

const SHOWN = 5;

export function DeleteStepDialog() {
  const removal = useDesigner((state) => state.removal);
  const { askRemoval } = useDesignerActions();
  const { remove } = useStepCommands();
  if (!removal) return null;
  return (
    <ConfirmDialog
      isOpen
      title={`Delete “${readable(removal.selection.name)}”?`}
      keep="Keep"
      confirm="Delete"
      onConfirm={() => remove(removal.selection)}
      onClose={() => askRemoval(null)}
    >
      {removal.inside.length > 0 && `It holds ${listed(removal.inside)}. `}
      {removal.dependents.length > 0 && `What it gives is used by ${listed(removal.dependents)}. `}
      Undo brings it back.
    </ConfirmDialog>
  );
}

/** `A, B and 3 more`. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).map(readable).join(', ');
  return names.length > SHOWN ? `${shown} and ${names.length - SHOWN} more` : shown;
}
