'use client';

/** Asks before something is lost: what would go, a way back, and the deed by its name. */

import type { ReactNode } from 'react';
import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
} from './alert-dialog.tsx';

export type ConfirmDialogProps = {
  isOpen: boolean;
  title: string;
  /** What it means; shown below the title. */
  children: ReactNode;
  /** The button that changes nothing. */
  keep?: string;
  /** The button that does it. */
  confirm: string;
  onConfirm(): void;
  onClose(): void;
};

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, title, children, keep = 'Keep it', confirm, onConfirm, onClose } = props;
  return (
    <AlertDialog open={isOpen} onOpenChange={(open) => open || onClose()}>
      <AlertDialogContent>
        <AlertDialogHeader>
          <AlertDialogTitle>{title}</AlertDialogTitle>
          <AlertDialogDescription asChild>
            <div>{children}</div>
          </AlertDialogDescription>
        </AlertDialogHeader>
        <AlertDialogFooter>
          <AlertDialogCancel>{keep}</AlertDialogCancel>
          <AlertDialogAction variant="destructive" onClick={onConfirm}>
            {confirm}
          </AlertDialogAction>
        </AlertDialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
