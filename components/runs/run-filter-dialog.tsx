'use client';

/** The parts of the filter that are typed rather than chosen, all at once. */

import { type FormEvent, useId, useState } from 'react';

import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogContent, DialogFooter, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx';
import { Input } from '#components/ui/input.tsx';
import { Label } from '#components/ui/label.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import { type RunFilter, TRIGGER_KINDS } from '#core/api/run-filter.ts';

import { type FormField, formTexts, readForm } from './filter-form.ts';
import { triggerWord } from './trigger-words.ts';

export type RunFilterDialogProps = { filter: RunFilter; onFilter(filter: RunFilter): void; onClose(): void };

type FieldDescription = {
  field: Exclude<FormField, 'trigger'>;
  label: string;
  hint?: string;
  placeholder?: string;
  type?: 'text' | 'number' | 'datetime-local';
  isWide?: boolean;
};

const FIELDS: readonly FieldDescription[] = [
  { field: 'from', label: 'Accepted from', type: 'datetime-local' },
  { field: 'to', label: 'Accepted before', type: 'datetime-local' },
  { field: 'minDuration', label: 'Took at least (seconds)', type: 'number' },
  { field: 'maxDuration', label: 'Took at most (seconds)', type: 'number' },
  { field: 'error', label: 'Text in error', hint: 'Of the run or of any action, in whatever case.' },
  {
    field: 'errorCode',
    label: 'Error code',
    hint: 'Exactly, of the run or of any action.',
    placeholder: 'ActionTimedOut',
  },
  {
    field: 'property',
    label: 'Tracked property',
    hint: 'Name and value, or a value alone.',
    placeholder: 'orderId=4711',
  },
  { field: 'trackingId', label: 'Tracking id', hint: 'Exactly.' },
  { field: 'runId', label: 'Run id', hint: 'Its beginning is enough.' },
  { field: 'version', label: 'Version', type: 'number' },
  {
    field: 'payload',
    label: 'Text in inputs and outputs',
    hint: 'Reads what the trigger brought and the first 1,000 steps of each run, newest runs first, and stops after a while to ask. Values over 16 KB and secured ones are not searched.',
    isWide: true,
  },
];

export function RunFilterDialog({ filter, onFilter, onClose }: RunFilterDialogProps) {
  const id = useId();
  const [texts, setTexts] = useState(() => formTexts(filter));
  const [problems, setProblems] = useState<{ [field: string]: string | undefined }>({});
  const set = (field: FormField, text: string) => setTexts((before) => ({ ...before, [field]: text }));
  function submit(event: FormEvent): void {
    event.preventDefault();
    const reading = readForm(filter, texts);
    if ('filter' in reading) onFilter(reading.filter);
    else setProblems(reading.problems);
  }
  const fields = FIELDS.filter(({ field }) => field !== 'version' || filter.flowId !== undefined);
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent aria-describedby={undefined} className="max-w-2xl">
        <DialogHeader>
          <DialogTitle>Filter runs</DialogTitle>
        </DialogHeader>
        <form onSubmit={submit} noValidate className="grid gap-4">
          <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
            {fields.map((description) => (
              <TextField
                key={description.field}
                id={`${id}-${description.field}`}
                description={description}
                text={texts[description.field]}
                problem={problems[description.field]}
                onText={(text) => set(description.field, text)}
              />
            ))}
            <TriggerField id={`${id}-trigger`} kind={texts.trigger} onKind={(kind) => set('trigger', kind)} />
          </div>
          <DialogFooter>
            <Button variant="secondary" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">Show runs</Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

type TextFieldProps = {
  id: string;
  description: FieldDescription;
  text: string;
  problem: string | undefined;
  onText(text: string): void;
};

function TextField({ id, description, text, problem, onText }: TextFieldProps) {
  const { label, hint, placeholder, type = 'text', isWide } = description;
  const note = problem ?? hint;
  return (
    <div className={isWide ? 'grid content-start gap-1.5 sm:col-span-2' : 'grid content-start gap-1.5'}>
      <Label htmlFor={id}>{label}</Label>
      <Input
        id={id}
        type={type}
        value={text}
        placeholder={placeholder}
        {...(type === 'datetime-local' ? { step: 1 } : { min: 0 })}
        aria-invalid={problem !== undefined}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        onChange={(event) => onText(event.target.value)}
      />
      {note !== undefined && (
        <p id={`${id}-note`} className={problem ? 'text-destructive text-xs' : 'text-muted-foreground text-xs'}>
          {note}
        </p>
      )}
    </div>
  );
}

const ANY = 'any';

function TriggerField({ id, kind, onKind }: { id: string; kind: string; onKind(kind: string): void }) {
  return (
    <div className="grid content-start gap-1.5">
      <Label htmlFor={id}>Trigger</Label>
      <Select value={kind === '' ? ANY : kind} onValueChange={(value) => onKind(value === ANY ? '' : value)}>
        <SelectTrigger id={id}>
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          <SelectItem value={ANY}>Any</SelectItem>
          {TRIGGER_KINDS.map((each) => (
            <SelectItem key={each} value={each}>
              {triggerWord(each)}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </div>
  );
}
