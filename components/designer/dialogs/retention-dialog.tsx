'use client';

/** How long the flow's runs are kept, and what they take. */

import { type FormEvent, useEffect, useId, useState } from 'react';
import { changeFlow, getStorage } from '#components/designer/api.ts';
import { useDesigner, useDesignerActions, useModel } from '#components/designer/designer-context.tsx';
import { messageOf } from '#components/shell/request-json.ts';
import { sizeText } from '#components/shell/size-text.ts';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx';
import { Input } from '#components/ui/input.tsx';
import { Label } from '#components/ui/label.tsx';
import type { FlowRetention, FlowStorage } from '#core/api/retention.ts';

type Limit = Exclude<keyof FlowRetention, 'statelessHistory'>;

const FIELDS: readonly { name: Limit; label: string; help: string }[] = [
  { name: 'keepDays', label: 'Days that runs are kept', help: 'Counted from their end.' },
  {
    name: 'keepRuns',
    label: 'Runs that are kept at most',
    help: 'The oldest go first, none within three hours of its end.',
  },
  {
    name: 'keepValuesDays',
    label: 'Days that their values are kept',
    help: 'Inputs and outputs go then; what happened stays known. Such a run cannot be replayed.',
  },
];

export function RetentionDialog({ onClose }: { onClose(): void }) {
  const flow = useDesigner((state) => state.flow);
  const { setFlow } = useDesignerActions();
  const storage = useStorage(flow.id);
  const { keepDays, keepRuns, keepValuesDays, statelessHistory } = flow;
  const kept = { keepDays, keepRuns, keepValuesDays, statelessHistory };
  const [retention, setRetention] = useState<FlowRetention>(kept);
  const isStateless = useModel().kind === 'Stateless';
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      setFlow(await changeFlow(flow.id, retention));
      onClose();
    } catch (problem) {
      setError(messageOf(problem));
      setBusy(false);
    }
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent>
        <form onSubmit={(event) => void submit(event)} className="contents">
          <DialogHeader>
            <DialogTitle>How long runs are kept</DialogTitle>
            <DialogDescription>{storageWords(storage)}</DialogDescription>
          </DialogHeader>
          {FIELDS.map((field) => (
            <NumberField
              key={field.name}
              {...field}
              value={retention[field.name]}
              onChange={(value) => setRetention({ ...retention, [field.name]: value })}
            />
          ))}
          {isStateless && (
            <HistoryField
              isOn={retention.statelessHistory}
              onChange={(isOn) => setRetention({ ...retention, statelessHistory: isOn })}
            />
          )}
          <p className="text-muted-foreground text-xs">
            Left empty: {otherwiseWords(storage)}. Runs that have not ended, that somebody holds, or whose dead letter
            is open are never deleted.
          </p>
          <p role="alert" className="min-h-4 text-destructive text-xs">
            {error}
          </p>
          <DialogFooter>
            <Button variant="secondary" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={isBusy}>
              {isBusy ? 'Saving…' : 'Save'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

type NumberFieldProps = { label: string; help: string; value: number | null; onChange(value: number | null): void };

function NumberField({ label, help, value, onChange }: NumberFieldProps) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      <Input
        id={id}
        type="number"
        min={1}
        placeholder="No limit"
        value={value ?? ''}
        aria-describedby={`${id}-help`}
        onChange={({ target }) => onChange(Number.isNaN(target.valueAsNumber) ? null : target.valueAsNumber)}
      />
      <p id={`${id}-help`} className="text-muted-foreground text-xs">
        {help}
      </p>
    </div>
  );
}

function HistoryField({ isOn, onChange }: { isOn: boolean; onChange(isOn: boolean): void }) {
  const id = useId();
  return (
    <div className="grid grid-cols-[auto_1fr] items-start gap-x-2.5 gap-y-1">
      <Checkbox
        id={id}
        checked={isOn}
        aria-describedby={`${id}-help`}
        onCheckedChange={(checked) => onChange(checked === true)}
      />
      <Label htmlFor={id}>Keep a history of this Stateless flow</Label>
      <p id={`${id}-help`} className="col-start-2 text-muted-foreground text-xs">
        Without it, calls that its Response answers run in memory: many times as quickly, seen in the figures only. With
        it, each is stored before it runs, as in a Stateful flow.
      </p>
    </div>
  );
}

function useStorage(flowId: string): FlowStorage | undefined {
  const [storage, setStorage] = useState<FlowStorage>();
  useEffect(() => {
    const leaving = new AbortController();
    getStorage(flowId, leaving.signal).then(setStorage, () => undefined);
    return () => leaving.abort();
  }, [flowId]);
  return storage;
}

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

function storageWords(storage: FlowStorage | undefined): string {
  if (!storage) return 'What the runs of this flow take is being looked at.';
  const { runs, since, bytes } = storage;
  if (runs === 0 || since === null) return 'This flow has no runs yet.';
  const count = `${runs.toLocaleString('en')} ${runs === 1 ? 'run' : 'runs'} since ${DAY.format(since)}`;
  return `${count}, about ${sizeText(bytes)} beside values that are stored apart.`;
}

function otherwiseWords(storage: FlowStorage | undefined): string {
  const days = storage?.keepDaysOtherwise ?? null;
  return days === null ? 'for ever' : `${days} days, as this installation is set`;
}
