'use client';

/** Asks before a run is cancelled. */

import { toast } from 'sonner';
import { messageOf } from '#components/shell/request-json.ts';
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
import { cancelRun } from './api.ts';

export function CancelDialog({ runId, isOpen, onClose }: { runId: string; isOpen: boolean; onClose(): void }) {
  const cancel = async () => {
    try {
      await cancelRun(runId);
    } catch (error) {
      toast.error('The run goes on', { description: messageOf(error) });
    }
  };
  return (
    <AlertDialog open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <AlertDialogContent>
        <AlertDialogHeader>
          <AlertDialogTitle>Cancel this run?</AlertDialogTitle>
          <AlertDialogDescription>
            Steps that are running are stopped, the rest does not run. What has been done stays done.
          </AlertDialogDescription>
        </AlertDialogHeader>
        <AlertDialogFooter>
          <AlertDialogCancel>Let it run</AlertDialogCancel>
          <AlertDialogAction variant="destructive" onClick={() => void cancel()}>
            Cancel the run
          </AlertDialogAction>
        </AlertDialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
