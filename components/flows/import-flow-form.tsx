'use client';

/** Takes a file of Logic Apps or Power Automate, shows what will come and what is missing, then makes the flows. */

import { FileJson } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type DragEvent, type FormEvent, useId, useState } from 'react';

import { useTask } from '#components/shell/use-task.ts';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';
import { DialogClose, DialogFooter } from '#components/ui/dialog.tsx';
import type { ImportResult } from '#core/api/import.ts';

import { importFile } from './api.ts';
import { ImportPreview } from './import-preview.tsx';

type Chosen = { file: File; preview: ImportResult };

export function ImportFlowForm({ onBack }: { onBack(): void }) {
  const router = useRouter();
  const { busy, run } = useTask();
  const [chosen, setChosen] = useState<Chosen>();
  const [made, setMade] = useState<number>();

  function choose(file: File | undefined): void {
    if (!file) return;
    run(async () => setChosen({ file, preview: await importFile(file, { isPreview: true }) }));
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!chosen) return;
    run(async () => {
      const { flows } = await importFile(chosen.file, { isPreview: false });
      const [flow] = flows;
      if (flows.length === 1 && flow?.id) router.push(`/flows/${flow.id}`);
      else {
        router.refresh();
        setMade(flows.length);
      }
    });
  }

  if (made !== undefined) return <Imported count={made} />;
  return (
    <form onSubmit={submit} className="grid gap-4">
      <FileDrop name={chosen?.file.name} onChoose={choose} />
      {chosen && <ImportPreview result={chosen.preview} />}
      <DialogFooter>
        <Button type="button" variant="ghost" className="sm:mr-auto" onClick={onBack}>
          Back
        </Button>
        <Button type="submit" disabled={busy || !chosen}>
          {importLabel(busy, chosen?.preview.flows.length ?? 0)}
        </Button>
      </DialogFooter>
    </form>
  );
}

function importLabel(busy: boolean, count: number): string {
  if (busy) return 'Reading…';
  return count > 1 ? `Import ${count} flows` : 'Import';
}

function Imported({ count }: { count: number }) {
  return (
    <div className="grid gap-4">
      <p role="status">{count} flows were imported. They are drafts in the list of flows.</p>
      <DialogFooter>
        <DialogClose asChild>
          <Button type="button">Show the list</Button>
        </DialogClose>
      </DialogFooter>
    </div>
  );
}

type FileDropProps = { name: string | undefined; onChoose(file: File | undefined): void };

function FileDrop({ name, onChoose }: FileDropProps) {
  const inputId = useId();
  const [isOver, setOver] = useState(false);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    onChoose(event.dataTransfer.files[0]);
  }

  return (
    <label
      htmlFor={inputId}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        'grid cursor-pointer justify-items-center gap-1 rounded-lg border border-border border-dashed p-6 text-center transition-colors hover:bg-accent',
        'has-focus-visible:outline-2 has-focus-visible:outline-ring',
        isOver && 'border-primary bg-primary-soft',
      )}
    >
      <FileJson className="size-6 text-primary" aria-hidden="true" />
      <span className="max-w-full truncate font-medium">{name ?? 'Choose a file, or drop it here'}</span>
      <span className="text-muted-foreground text-xs leading-4">
        workflow.json, a definition or a template of Logic Apps, a package or solution of Power Automate, a zipped
        project
      </span>
      <input
        id={inputId}
        type="file"
        accept=".json,.zip,application/json,application/zip"
        className="sr-only"
        onChange={(event) => onChoose(event.target.files?.[0])}
      />
    </label>
  );
}
