'use client';

/** Names a new flow and says what it starts from. */

import { FileUp } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useId, useState } from 'react';

import { useTask } from '#components/shell/use-task.ts';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from '#components/ui/dialog.tsx';
import { Input } from '#components/ui/input.tsx';
import { Label } from '#components/ui/label.tsx';
import type { ExampleSummary } from '#core/api/flows.ts';

import { createFlow } from './api.ts';
import { exampleIcon } from './example-icons.ts';
import { ImportFlowForm } from './import-flow-form.tsx';

const EMPTY: ExampleSummary = { id: 'empty', title: 'Empty flow', summary: 'A canvas without steps.' };

export type CreateFlowDialogProps = {
  examples: ExampleSummary[];
  /** What is chosen first: the id of an example, or nothing for an empty flow. */
  start?: string;
  /** The button that opens it. */
  children: ReactNode;
};

export function CreateFlowDialog({ examples, start = EMPTY.id, children }: CreateFlowDialogProps) {
  return (
    <Dialog>
      <DialogTrigger asChild>{children}</DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>New flow</DialogTitle>
          <DialogDescription>
            Start from nothing, from an example or from a file; everything can be changed later.
          </DialogDescription>
        </DialogHeader>
        <StartForm examples={examples} start={start} />
      </DialogContent>
    </Dialog>
  );
}

function StartForm({ examples, start }: { examples: ExampleSummary[]; start: string }) {
  const [isImport, setImport] = useState(false);
  if (isImport) return <ImportFlowForm back="Back" onBack={() => setImport(false)} />;
  return <CreateFlowForm choices={[EMPTY, ...examples]} start={start} onImport={() => setImport(true)} />;
}

type CreateFlowFormProps = { choices: ExampleSummary[]; start: string; onImport(): void };

function CreateFlowForm({ choices, start, onImport }: CreateFlowFormProps) {
  const router = useRouter();
  const { busy, run } = useTask();
  const nameId = useId();
  const [chosen, setChosen] = useState(start);
  const [name, setName] = useState('');
  const suggestion = chosen === EMPTY.id ? '' : (choices.find(({ id }) => id === chosen)?.title ?? '');

  function submit(event: FormEvent): void {
    event.preventDefault();
    run(async () => {
      const example = chosen === EMPTY.id ? undefined : chosen;
      router.push(`/flows/${await createFlow({ name: name.trim() || suggestion, example })}`);
    });
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <fieldset className="grid gap-2">
        <legend className="sr-only">Start from</legend>
        {choices.map((choice) => (
          <Choice key={choice.id} choice={choice} chosen={chosen === choice.id} onChoose={() => setChosen(choice.id)} />
        ))}
      </fieldset>
      <div className="grid gap-1.5">
        <Label htmlFor={nameId}>Name</Label>
        <Input
          id={nameId}
          value={name}
          onChange={(event) => setName(event.target.value)}
          placeholder={suggestion || 'Order confirmation'}
          maxLength={80}
          required={suggestion === ''}
          autoComplete="off"
        />
      </div>
      <DialogFooter>
        <Button type="button" variant="ghost" className="sm:mr-auto" onClick={onImport}>
          <FileUp aria-hidden="true" />
          Import a file
        </Button>
        <Button type="submit" disabled={busy}>
          {busy ? 'Creating…' : 'Create flow'}
        </Button>
      </DialogFooter>
    </form>
  );
}

type ChoiceProps = { choice: ExampleSummary; chosen: boolean; onChoose(): void };

function Choice({ choice, chosen, onChoose }: ChoiceProps) {
  const Icon = exampleIcon(choice.id);
  return (
    <label
      className={cn(
        'flex cursor-pointer items-start gap-3 rounded-lg border border-border p-3 transition-colors hover:bg-accent',
        'has-focus-visible:outline-2 has-focus-visible:outline-ring has-checked:border-primary has-checked:bg-primary-soft',
      )}
    >
      <input type="radio" name="start" value={choice.id} checked={chosen} onChange={onChoose} className="sr-only" />
      <Icon className="mt-0.5 size-4 shrink-0 text-primary" aria-hidden="true" />
      <span className="min-w-0">
        <span className="block font-medium">{choice.title}</span>
        <span className="block text-muted-foreground text-xs leading-4">{choice.summary}</span>
      </span>
    </label>
  );
}
