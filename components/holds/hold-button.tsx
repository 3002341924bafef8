'use client';

/** Keeps a run whatever its age, for a reason that is asked for, or lets it go again. */

import { Lock, LockOpen } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { requestNothing } from '#components/shell/request-json.ts';
import { useTask } from '#components/shell/use-task.ts';
import { Button } from '#components/ui/button.tsx';
import { HoldDialog } from './hold-dialog.tsx';

export type HoldButtonProps = { runId: string; reason: string | null; onChange(): void };

export function HoldButton({ runId, reason, onChange }: HoldButtonProps) {
  const [isAsking, setAsking] = useState(false);
  const task = useTask();
  const url = `/api/runs/${encodeURIComponent(runId)}/hold`;
  const letGo = () =>
    task.run(async () => {
      await requestNothing(url, { method: 'DELETE' });
      toast.success('The run is kept no longer than others');
      onChange();
    });
  return (
    <>
      {reason === null ? (
        <Button variant="ghost" size="sm" onClick={() => setAsking(true)}>
          <Lock aria-hidden="true" /> Hold
        </Button>
      ) : (
        <Button variant="ghost" size="sm" disabled={task.busy} onClick={letGo}>
          <LockOpen aria-hidden="true" /> Let go
        </Button>
      )}
      {isAsking && <HoldDialog url={url} onHeld={onChange} onClose={() => setAsking(false)} />}
    </>
  );
}
