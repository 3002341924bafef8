'use client';

/** Takes the draft out as a file: as it is, or for Logic Apps, with what it costs there. */

import { Download, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useDesigner, useParameterValues } from '#components/designer/designer-context.tsx';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { messageOf } from '#components/shell/request-json.ts';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx';
import type { ExportCost } from '#core/definition/export/costs.ts';
import { type ExportFile, type ExportFormat, exportFile } from './export-file.ts';

const FORMATS: readonly { format: ExportFormat; title: string; summary: string }[] = [
  { format: 'own', title: 'Millrace', summary: 'The definition as it stands, byte for byte. Every Millrace reads it.' },
  {
    format: 'standard',
    title: 'Logic Apps Standard',
    summary: 'workflow.json, with parameters.json in a zip when values are given here.',
  },
  {
    format: 'arm',
    title: 'ARM template',
    summary: 'A template of Azure with one workflow. Values given here become its defaults; secrets never do.',
  },
];

export function ExportDialog({ onClose }: { onClose(): void }) {
  const [format, setFormat] = useState<ExportFormat>('own');
  const made = useExport(format);
  const download = () => {
    if ('file' in made) save(made.file);
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Export</DialogTitle>
          <DialogDescription>The draft as it is now, whether it is saved or not.</DialogDescription>
        </DialogHeader>
        <fieldset className="grid gap-2">
          <legend className="sr-only">Format</legend>
          {FORMATS.map((row) => (
            <FormatChoice key={row.format} {...row} isChosen={row.format === format} onChoose={setFormat} />
          ))}
        </fieldset>
        {'reason' in made && (
          <p role="alert" className="text-destructive text-xs">
            {made.reason}
          </p>
        )}
        {'file' in made && <Costs costs={made.file.costs} />}
        <DialogFooter>
          <Button variant="secondary" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={!('file' in made)} onClick={download}>
            <Download /> Download
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

function useExport(format: ExportFormat): { file: ExportFile } | { reason: string } {
  const text = useDesigner((state) => state.text);
  const name = useDesigner((state) => state.flow.name);
  const values = useParameterValues();
  return useMemo(() => {
    try {
      return { file: exportFile(format, { name, text, values }) };
    } catch (error) {
      return { reason: messageOf(error) };
    }
  }, [format, name, text, values]);
}

function save({ fileName, type, bytes }: ExportFile): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // Once the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

type FormatChoiceProps = (typeof FORMATS)[number] & { isChosen: boolean; onChoose(format: ExportFormat): void };

function FormatChoice({ format, title, summary, isChosen, onChoose }: FormatChoiceProps) {
  return (
    <label
      className={cn(
        'block cursor-pointer rounded-lg border border-border p-3 transition-colors hover:bg-accent',
        'has-focus-visible:outline-2 has-focus-visible:outline-ring has-checked:border-primary has-checked:bg-primary-soft',
      )}
    >
      <input
        type="radio"
        name="export-format"
        checked={isChosen}
        onChange={() => onChoose(format)}
        className="sr-only"
      />
      <span className="block font-medium">{title}</span>
      <span className="block text-muted-foreground text-xs leading-4">{summary}</span>
    </label>
  );
}

function Costs({ costs }: { costs: readonly ExportCost[] }) {
  if (costs.length === 0) return null;
  return (
    <section
      aria-label="What it costs there"
      className="rounded-lg bg-status-waiting-soft p-3 text-status-waiting text-xs"
    >
      <h3 className="mb-1 flex items-center gap-1.5 font-medium">
        <TriangleAlert className="size-4" aria-hidden="true" /> What it costs there
      </h3>
      <ul className="max-h-40 list-disc space-y-0.5 overflow-y-auto pl-5">
        {costs.map(({ code, pointer, action, message }) => (
          <li key={`${code} ${pointer} ${message}`}>
            {action !== '' && <span className="font-medium">{readable(action)}: </span>}
            {message}
          </li>
        ))}
      </ul>
    </section>
  );
}
