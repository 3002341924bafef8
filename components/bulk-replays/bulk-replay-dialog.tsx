'use client';

/** Asks how many runs are to be done again: from where, on which version, how quickly. */

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
import { Label } from '#components/ui/label.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import { PACES, type StartBulkReplay } from '#core/api/bulk-replays.ts';
import { type RunFilter, runFilterQuery } from '#core/api/run-filter.ts';
import { startBulkReplay } from './api.ts';
import { useRunCount } from './use-run-count.ts';

/** The runs that pass a filter now, or those that were chosen. */
export type ReplayedRuns = { filter: RunFilter } | { runIds: readonly string[] };

export type BulkReplayDialogProps = { runs: ReplayedRuns; isOpen: boolean; onClose(): void };

export function BulkReplayDialog({ runs, isOpen, onClose }: BulkReplayDialogProps) {
  return (
    <Dialog open={isOpen} onOpenChange={(open) => open || onClose()}>
      {isOpen && <BulkReplayForm runs={runs} onClose={onClose} />}
    </Dialog>
  );
}

const BEGINNINGS = {
  FailedSteps: 'With the steps that failed',
  Start: 'At the start',
} as const;
type Beginning = keyof typeof BEGINNINGS;
const VERSIONS = { Own: 'The version that each ran', Newest: 'The version that is published now' } as const;
const STANDARD_PACE = 300;

function BulkReplayForm({ runs, onClose }: { runs: ReplayedRuns; onClose(): void }) {
  const router = useRouter();
  const [from, setFrom] = useState<Beginning>('FailedSteps');
  const [version, setVersion] = useState<keyof typeof VERSIONS>('Own');
  const [perMinute, setPerMinute] = useState<number>(STANDARD_PACE);
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const count = useRunCount('filter' in runs ? concerned(runs.filter, from) : undefined);
  const words = 'runIds' in runs ? `${runs.runIds.length} ${runs.runIds.length === 1 ? 'run' : 'runs'}` : count;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    try {
      const { id } = await startBulkReplay({ ...orderOf(runs), from, version, perMinute });
      router.push(`/runs/replays/${encodeURIComponent(id)}`);
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  }

  return (
    <DialogContent>
      <DialogHeader>
        <DialogTitle>Replay {words ?? 'these runs'}</DialogTitle>
        <DialogDescription>
          Each is done again as a new run, the oldest first. Runs that start from now on are not among them.
          {from === 'FailedSteps' && ' Runs that succeeded are left out.'}
        </DialogDescription>
      </DialogHeader>
      <form onSubmit={(event) => void submit(event)} className="grid gap-4">
        <Choice<Beginning> label="Begin" choices={BEGINNINGS} value={from} onChange={setFrom} />
        <Choice<keyof typeof VERSIONS> label="Version" choices={VERSIONS} value={version} onChange={setVersion} />
        <Choice
          label="At most"
          choices={PACE_WORDS}
          value={String(perMinute)}
          onChange={(chosen) => setPerMinute(Number(chosen))}
        />
        {problem !== '' && (
          <p role="alert" className="text-destructive text-sm">
            {problem}
          </p>
        )}
        <DialogFooter>
          <Button variant="secondary" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={isBusy || words === '0 runs'}>
            <RotateCcw aria-hidden="true" />
            {isBusy ? 'Starting…' : 'Replay'}
          </Button>
        </DialogFooter>
      </form>
    </DialogContent>
  );
}

const PACE_WORDS: { [pace: string]: string } = Object.fromEntries(
  PACES.map((pace) => [String(pace), `${pace.toLocaleString('en')} runs in a minute`]),
);

type ChoiceProps<Name extends string> = {
  label: string;
  choices: { readonly [name in Name]: string };
  value: Name;
  onChange(name: Name): void;
};

function Choice<Name extends string>({ label, choices, value, onChange }: ChoiceProps<Name>) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      <Select value={value} onValueChange={(chosen) => onChange(chosen as Name)}>
        <SelectTrigger id={id}>
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          {(Object.keys(choices) as Name[]).map((name) => (
            <SelectItem key={name} value={name}>
              {choices[name]}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </div>
  );
}

function orderOf(runs: ReplayedRuns): Pick<StartBulkReplay, 'query' | 'runIds'> {
  return 'filter' in runs ? { query: runFilterQuery(runs.filter) } : { runIds: [...runs.runIds] };
}

/** As the server chooses them: with failed steps there are only runs that did not succeed. */
function concerned(filter: RunFilter, from: Beginning): RunFilter {
  return from === 'FailedSteps' && !filter.status ? { ...filter, status: ['Failed', 'TimedOut', 'Cancelled'] } : filter;
}
