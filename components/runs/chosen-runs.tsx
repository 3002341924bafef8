'use client';

/** What can be done with the runs that were chosen in a list; it floats over the list's end. */

import { CircleStop, RotateCcw, X } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { cancelRuns } from '#components/bulk-replays/api.ts';
import { BulkReplayDialog } from '#components/bulk-replays/bulk-replay-dialog.tsx';
import { messageOf } from '#components/shell/request-json.ts';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import type { ListedRun } from '#core/api/runs.ts';
import { isRunEnded } from '#core/runs/status.ts';

export function ChosenRuns({ runs, onClear }: { runs: readonly ListedRun[]; onClear(): void }) {
  const [asking, setAsking] = useState<'replay' | 'cancel' | null>(null);
  const runIds = runs.map(({ id }) => id);
  const open = runs.filter(({ status }) => !isRunEnded(status));
  const words = `${open.length} ${open.length === 1 ? 'run' : 'runs'}`;
  const cancel = async () => {
    try {
      await cancelRuns({ runIds: open.map(({ id }) => id) });
      toast.success(`${words} ${open.length === 1 ? 'is' : 'are'} being cancelled`);
      onClear();
    } catch (error) {
      toast.error('Not all runs were cancelled', { description: messageOf(error) });
    }
  };
  return (
    <div
      role="toolbar"
      aria-label="Chosen runs"
      className="sticky bottom-4 z-20 flex w-fit items-center gap-2 self-center rounded-xl border border-border bg-popover p-2 shadow-lg"
    >
      <p role="status" className="px-2 text-sm tabular-nums">
        {runs.length} chosen
      </p>
      <Button size="sm" onClick={() => setAsking('replay')}>
        <RotateCcw aria-hidden="true" /> Replay…
      </Button>
      <Button variant="secondary" size="sm" disabled={open.length === 0} onClick={() => setAsking('cancel')}>
        <CircleStop aria-hidden="true" /> Cancel…
      </Button>
      <Button variant="ghost" size="sm" aria-label="Choose none" onClick={onClear}>
        <X aria-hidden="true" />
      </Button>
      <BulkReplayDialog runs={{ runIds }} isOpen={asking === 'replay'} onClose={() => setAsking(null)} />
      <ConfirmDialog
        isOpen={asking === 'cancel'}
        title={`Cancel ${words}?`}
        keep="Let them run"
        confirm="Cancel them"
        onConfirm={() => void cancel()}
        onClose={() => setAsking(null)}
      >
        Those of the chosen runs that have not ended are stopped. What they have done stays done.
      </ConfirmDialog>
    </div>
  );
}
