'use client';

/** Takes a file of Logic Apps or Power Automate, shows what will come and what is missing, then makes the flows. */

import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useRef, useState } from 'react';

import { useTask } from '#components/shell/use-task.ts';
import { Button } from '#components/ui/button.tsx';
import { DialogClose, DialogFooter } from '#components/ui/dialog.tsx';
import type { ImportResult } from '#core/api/import.ts';

import { importFile } from './api.ts';
import { ImportPreview } from './import-preview.tsx';
import { ImportSource } from './import-source.tsx';

type Chosen = { file: File; preview: ImportResult };

export type ImportFlowFormProps = {
  /** Chosen already. */
  start?: File;
  back: string;
  onBack(): void;
};

export function ImportFlowForm({ start, back, onBack }: ImportFlowFormProps) {
  const router = useRouter();
  const { busy, run } = useTask();
  const [chosen, setChosen] = useState<Chosen>();
  const [made, setMade] = useState<number>();

  function choose(file: File): void {
    run(async () => {
      setChosen(undefined);
      setChosen({ file, preview: await importFile(file, { isPreview: true }) });
    });
  }

  const first = useRef(start);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was chosen before is read once
  useEffect(() => {
    if (first.current) choose(first.current);
  }, []);

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
      <ImportSource name={chosen?.file.name} onChoose={choose} />
      {chosen && <ImportPreview result={chosen.preview} />}
      <DialogFooter>
        <Button type="button" variant="ghost" className="sm:mr-auto" onClick={onBack}>
          {back}
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
