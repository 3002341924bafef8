'use client';

/** Asks before a map or schema is deleted, and says what that means. */

import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import type { ArtifactSummary } from '#core/api/artifacts.ts';

export type DeleteArtifactDialogProps = { artifact: ArtifactSummary; onDelete(): void; onClose(): void };

export function DeleteArtifactDialog({ artifact, onDelete, onClose }: DeleteArtifactDialogProps) {
  return (
    <ConfirmDialog
      isOpen
      title={`Delete “${artifact.name}”?`}
      confirm={`Delete ${artifact.kind.toLowerCase()}`}
      onConfirm={onDelete}
      onClose={onClose}
    >
      This cannot be undone. Steps that name this {artifact.kind.toLowerCase()} fail from then on.
    </ConfirmDialog>
  );
}
