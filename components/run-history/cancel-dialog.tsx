'use client';

/** Asks before a run is cancelled. */

import { toast } from 'sonner';
import { messageOf } from '#components/shell/request-json.ts';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
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
    <ConfirmDialog
      isOpen={isOpen}
      title="Cancel this run?"
      keep="Let it run"
      confirm="Cancel the run"
      onConfirm={() => void cancel()}
      onClose={onClose}
    >
      Steps that are running are stopped, the rest does not run. What has been done stays done.
    </ConfirmDialog>
  );
}
