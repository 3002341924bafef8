'use client';

/** Asks before a case goes together with its steps. */

import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';

export type RemoveCaseDialogProps = {
  /** Null while nothing is asked. */
  name: string | null;
  stepCount: number;
  onClose(): void;
  onRemove(name: string): void;
};

export function RemoveCaseDialog({ name, stepCount, onClose, onRemove }: RemoveCaseDialogProps) {
  return (
    <ConfirmDialog
      isOpen={name !== null}
      title={`Remove the case “${name}”?`}
      keep="Keep"
      confirm="Remove"
      onConfirm={() => name !== null && onRemove(name)}
      onClose={onClose}
    >
      {stepCount === 1 ? 'Its step goes' : `Its ${stepCount} steps go`} with it. Undo brings them back.
    </ConfirmDialog>
  );
}
