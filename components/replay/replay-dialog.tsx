'use client';

/** Asks how a run is to be done again: from where, on which version, with what. */

import { RotateCcw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { messageOf } from '#components/shell/request-json.ts';
import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx';
import type { ReplayRequestInput } from '#core/api/replays.ts';
import type { RunDetail } from '#core/api/runs.ts';
import { isRunEnded } from '#core/runs/status.ts';
import { replayRun } from './api.ts';
import { type Beginning, BeginningChoice } from './beginning-choice.tsx';
import { EditedValue } from './edited-value.tsx';
import type { ReplayedStep } from './replayed-step.ts';
import { VersionChoice } from './version-choice.tsx';

export type ReplayDialogProps = {
  detail: Pick<RunDetail, 'run' | 'newestVersion'>;
  /** The step it was opened from. */
  step?: ReplayedStep;
  isOpen: boolean;
  onClose(): void;
};

export function ReplayDialog({ isOpen, onClose, ...props }: ReplayDialogProps) {
  return (
    <Dialog open={isOpen} onOpenChange={(open) => open || onClose()}>
      {isOpen && <ReplayForm {...props} onClose={onClose} />}
    </Dialog>
  );
}

function ReplayForm({ detail: { run, newestVersion }, step, onClose }: Omit<ReplayDialogProps, 'isOpen'>) {
  const id = useId();
  const router = useRouter();
  const hasFailed = isRunEnded(run.status) && run.status !== 'Succeeded';
  const [beginning, setBeginning] = useState<Beginning>(step ? 'Step' : hasFailed ? 'FailedSteps' : 'Start');
  const [version, setVersion] = useState<'Own' | 'Newest'>('Own');
  const [trigger, setTrigger] = useState<string>();
  const [inputs, setInputs] = useState<string>();
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setProblem('');
    try {
      const request = requestOf({ beginning, step, version, trigger, inputs });
      router.push(`/runs/${encodeURIComponent(await replayRun(run.id, request))}`);
      onClose();
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  }

  return (
    <DialogContent className="max-w-xl">
      <DialogHeader>
        <DialogTitle>Replay this run</DialogTitle>
        <DialogDescription>
          A new run is made, with a link to this one. Nobody waits for its response any more.
        </DialogDescription>
      </DialogHeader>
      <form onSubmit={(event) => void submit(event)} className="grid gap-4" aria-describedby={problem ? id : undefined}>
        <BeginningChoice run={run} step={step} value={beginning} onChange={setBeginning} />
        {newestVersion !== null && newestVersion !== run.versionNumber && (
          <VersionChoice own={run.versionNumber} newest={newestVersion} value={version} onChange={setVersion} />
        )}
        {beginning === 'Start' && (
          <EditedValue
            runId={run.id}
            of={{ trigger: true }}
            title="What the trigger gave"
            words="Change what the trigger gave"
            value={trigger}
            onChange={setTrigger}
          />
        )}
        {beginning === 'Step' && step?.takesInputs && (
          <EditedValue
            runId={run.id}
            of={step}
            title={`Inputs of ${step.action}`}
            words="Change the inputs of the step"
            value={inputs}
            onChange={setInputs}
          />
        )}
        {problem !== '' && (
          <p id={id} role="alert" className="text-destructive text-sm">
            {problem}
          </p>
        )}
        <DialogFooter>
          <Button variant="secondary" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={isBusy}>
            <RotateCcw aria-hidden="true" />
            {isBusy ? 'Starting…' : 'Replay'}
          </Button>
        </DialogFooter>
      </form>
    </DialogContent>
  );
}

type Choices = {
  beginning: Beginning;
  step: ReplayedStep | undefined;
  version: 'Own' | 'Newest';
  trigger: string | undefined;
  inputs: string | undefined;
};

/** What was typed for another beginning than the chosen one is left out. */
function requestOf({ beginning, step, version, trigger, inputs }: Choices): ReplayRequestInput {
  if (beginning === 'Step' && step) {
    const { action, repetition } = step;
    return { from: { action, repetition }, version, ...(inputs !== undefined && { inputs }) };
  }
  if (beginning === 'FailedSteps') return { from: beginning, version };
  return { from: 'Start', version, ...(trigger !== undefined && { trigger }) };
}
