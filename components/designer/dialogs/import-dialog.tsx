'use client';

/** Puts a definition from elsewhere in the place of the draft: shown first, and taken back by undo. */

import { useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';
import { useDesignerActions } from '#components/designer/designer-context.tsx';
import { importFile } from '#components/flows/api.ts';
import { ImportPreview } from '#components/flows/import-preview.tsx';
import { ImportSource } from '#components/flows/import-source.tsx';
import { useTask } from '#components/shell/use-task.ts';
import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import type { ImportedFlow, ImportResult } from '#core/api/import.ts';

type Chosen = { name: string; result: ImportResult };

export function ImportDialog({ start, onClose }: { start: File | undefined; onClose(): void }) {
  const { busy, run } = useTask();
  const { replaceAll, undo } = useDesignerActions();
  const [chosen, setChosen] = useState<Chosen>();
  const [index, setIndex] = useState(0);
  const choose = (file: File) =>
    run(async () => {
      setChosen(undefined);
      setIndex(0);
      setChosen({ name: file.name, result: await importFile(file, { isPreview: true, withTexts: true }) });
    });
  const first = useRef(start);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was dropped is read once
  useEffect(() => {
    if (first.current) choose(first.current);
  }, []);
  const flows = chosen?.result.flows ?? [];
  const flow = flows[index];
  const take = () => {
    if (!flow?.texts) return;
    const { definition, parameters } = flow.texts;
    replaceAll({ text: definition, parametersText: parameters }, `Import ${flow.name}`);
    toast.success(`${flow.name} is the draft now`, { action: { label: 'Undo', onClick: undo } });
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Import into this flow</DialogTitle>
          <DialogDescription>
            What comes takes the place of the draft. Published versions stay, and Undo brings the draft back.
          </DialogDescription>
        </DialogHeader>
        <ImportSource name={chosen?.name} onChoose={choose} />
        {flows.length > 1 && <FlowSelect flows={flows} index={index} onChoose={setIndex} />}
        {chosen && flow && <ImportPreview result={{ flows: [flow], failed: chosen.result.failed }} />}
        <DialogFooter>
          <Button variant="secondary" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={busy || !flow} onClick={take}>
            {busy ? 'Reading…' : 'Replace the draft'}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

type FlowSelectProps = { flows: readonly ImportedFlow[]; index: number; onChoose(index: number): void };

function FlowSelect({ flows, index, onChoose }: FlowSelectProps) {
  return (
    <Select value={String(index)} onValueChange={(value) => onChoose(Number(value))}>
      <SelectTrigger aria-label="Which of the flows in the file">
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        {flows.map((flow, each) => (
          <SelectItem key={`${flow.file}#${flow.name}`} value={String(each)}>
            {flow.name}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
