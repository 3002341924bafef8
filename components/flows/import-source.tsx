'use client';

/** Where something to import comes from: a file that is chosen or dropped, or JSON that is pasted. */

import { FileJson } from 'lucide-react';
import { type DragEvent, useId, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';
import { Label } from '#components/ui/label.tsx';
import { Textarea } from '#components/ui/textarea.tsx';

export type ImportSourceProps = {
  /** Of the file that is chosen. */
  name: string | undefined;
  onChoose(file: File): void;
};

export function ImportSource({ name, onChoose }: ImportSourceProps) {
  const id = useId();
  const [isPasting, setPasting] = useState(false);
  if (!isPasting) {
    return (
      <div className="grid justify-items-start gap-1">
        <FileDrop name={name} onChoose={onChoose} />
        <Button variant="link" onClick={() => setPasting(true)}>
          Or paste JSON
        </Button>
      </div>
    );
  }
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>JSON</Label>
      <Textarea
        id={id}
        rows={6}
        autoFocus
        spellCheck={false}
        placeholder='{ "definition": { … } }'
        className="font-mono text-xs"
        onChange={(event) => {
          const text = event.target.value.trim();
          if (text !== '') onChoose(pastedFile(text));
        }}
      />
      <Button variant="link" className="justify-self-start" onClick={() => setPasting(false)}>
        Or choose a file
      </Button>
    </div>
  );
}

/** What was pasted, named as a flow may be named after. */
export function pastedFile(text: string): File {
  return new File([text], 'Pasted flow.json', { type: 'application/json' });
}

function FileDrop({ name, onChoose }: ImportSourceProps) {
  const inputId = useId();
  const [isOver, setOver] = useState(false);
  const choose = (file: File | undefined) => file && onChoose(file);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files[0]);
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
        'grid w-full cursor-pointer justify-items-center gap-1 rounded-lg border border-border border-dashed p-6 text-center transition-colors hover:bg-accent',
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
        onChange={(event) => choose(event.target.files?.[0])}
      />
    </label>
  );
}
