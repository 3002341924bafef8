'use client';

/** Asks before a map or schema is deleted, and says what that means. */

import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
} from '#components/ui/alert-dialog.tsx';
import type { ArtifactSummary } from '#core/api/artifacts.ts';

export type DeleteArtifactDialogProps = { artifact: ArtifactSummary; onDelete(): void; onClose(): void };

export function DeleteArtifactDialog({ artifact, onDelete, onClose }: DeleteArtifactDialogProps) {
  return (
    <AlertDialog open onOpenChange={(open) => open || onClose()}>
      <AlertDialogContent>
        <AlertDialogHeader>
          <AlertDialogTitle>Delete “{artifact.name}”?</AlertDialogTitle>
          <AlertDialogDescription>
            This cannot be undone. Steps that name this {artifact.kind.toLowerCase()} fail from then on.
          </AlertDialogDescription>
        </AlertDialogHeader>
        <AlertDialogFooter>
          <AlertDialogCancel>Keep it</AlertDialogCancel>
          <AlertDialogAction variant="destructive" onClick={onDelete}>
            Delete {artifact.kind.toLowerCase()}
          </AlertDialogAction>
        </AlertDialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
