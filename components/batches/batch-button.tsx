'use client';

/** Releases what waits in a partition; what nothing releases any more can be discarded. */

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';

import { useTask } from '#components/shell/use-task.ts';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import type { WaitingBatch } from '#core/api/batches.ts';

import { discardBatch, releaseBatch } from './api.ts';

export type BatchButtonProps = { flowId: string; isEnabled: boolean; batch: WaitingBatch };

export function BatchButton({ flowId, isEnabled, batch }: BatchButtonProps) {
  const { busy, run } = useTask();
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const place = `${batch.batchName}, ${batch.partitionName}`;
  const messages = batch.count === 1 ? '1 message' : `${batch.count} messages`;
  const perform = (work: () => Promise<string>) =>
    run(async () => {
      const done = await work();
      router.refresh();
      toast.success(done);
    });

  if (batch.criteria !== null) {
    const release = async () => {
      const runIds = await releaseBatch(flowId, batch);
      return runIds.length === 0
        ? 'Released; the conditions of the trigger are not met'
        : 'Released: a run has started';
    };
    return (
      <Button
        variant="secondary"
        size="sm"
        disabled={busy || !isEnabled}
        onClick={() => perform(release)}
        aria-label={`Release now: ${place}`}
      >
        Release now
      </Button>
    );
  }
  const discard = async () => {
    await discardBatch(flowId, batch);
    return 'The messages are discarded';
  };
  return (
    <>
      <Button
        variant="ghost"
        size="sm"
        disabled={busy}
        onClick={() => setAsking(true)}
        aria-label={`Discard: ${place}`}
      >
        Discard…
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={`Discard ${messages}?`}
        confirm="Discard"
        onConfirm={() => perform(discard)}
        onClose={() => setAsking(false)}
      >
        They wait in “{place}”. A version whose Batch trigger has this batch again would run them. This cannot be
        undone.
      </ConfirmDialog>
    </>
  );
}
