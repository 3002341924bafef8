'use client';

/** Asks before a case goes together with its steps. */

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

export type RemoveCaseDialogProps = {
  /** Null while nothing is asked. */
  name: string | null;
  stepCount: number;
  onClose(): void;
  onRemove(name: string): void;
};

export function RemoveCaseDialog({ name, stepCount, onClose, onRemove }: RemoveCaseDialogProps) {
  return (
    <AlertDialog open={name !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <AlertDialogContent>
        <AlertDialogHeader>
          <AlertDialogTitle>Remove the case “{name}”?</AlertDialogTitle>
          <AlertDialogDescription>
            {stepCount === 1 ? 'Its step goes' : `Its ${stepCount} steps go`} with it. Undo brings them back.
          </AlertDialogDescription>
        </AlertDialogHeader>
        <AlertDialogFooter>
          <AlertDialogCancel>Keep</AlertDialogCancel>
          <AlertDialogAction variant="destructive" onClick={() => name !== null && onRemove(name)}>
            Remove
          </AlertDialogAction>
        </AlertDialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
