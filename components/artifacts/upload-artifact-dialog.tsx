'use client';

/** Takes the content of a map or schema, from a file or typed in; for a new one its kind and name as well. */

import { useRouter } from 'next/navigation';
import { type ChangeEvent, type FormEvent, type ReactNode, useId, useState } from 'react';
import { toast } from 'sonner';

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
import { Input } from '#components/ui/input.tsx';
import { Label } from '#components/ui/label.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { ARTIFACT_KINDS, type ArtifactKind, type ArtifactSummary, artifactKindSchema } from '#core/api/artifacts.ts';
import { decodeMarkedText } from '#core/encoding/marked-text.ts';

import { saveArtifact } from './api.ts';

export type UploadArtifactDialogProps = {
  /** What is replaced; without it the artifact is new. */
  replaced?: ArtifactSummary;
  onClose(): void;
};

export function UploadArtifactDialog({ replaced, onClose }: UploadArtifactDialogProps) {
  const [kind, setKind] = useState<ArtifactKind>(replaced?.kind ?? 'Map');
  const [name, setName] = useState(replaced?.name ?? '');
  const [content, setContent] = useState('');
  const { busy, run } = useTask();
  const router = useRouter();
  const ids = { name: useId(), content: useId(), file: useId() };

  function takeFile(event: ChangeEvent<HTMLInputElement>): void {
    const file = event.target.files?.[0];
    if (!file) return;
    run(async () => {
      const text = decodeMarkedText(new Uint8Array(await file.arrayBuffer()));
      if (text === undefined) throw new Error('The file is no text in UTF-8 or UTF-16: save it in one of them.');
      setContent(text);
      if (name === '') setName(file.name);
      if (!replaced && /\.xsd$/i.test(file.name)) setKind('Schema');
    });
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    run(async () => {
      await saveArtifact({ kind, name: name.trim() }, { content, replace: replaced !== undefined });
      onClose();
      router.refresh();
      toast.success(replaced ? `Replaced ${name}.` : `Added ${name.trim()}.`);
    });
  }

  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{replaced ? `Replace ${replaced.name}` : 'Add a map or schema'}</DialogTitle>
          <DialogDescription>
            {replaced
              ? 'Runs that are under way use the new content from their next step on. The content of now is lost.'
              : 'Steps find it by its name.'}
          </DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} className="grid gap-4">
          <Field id={ids.file} label="File">
            <Input id={ids.file} type="file" onChange={takeFile} accept=".liquid,.xslt,.xsl,.xsd,.txt,.json,.xml" />
          </Field>
          {!replaced && (
            <div className="grid grid-cols-[8rem_1fr] gap-3">
              <div className="grid gap-1.5">
                <Label>Kind</Label>
                <Select value={kind} onValueChange={(value) => setKind(artifactKindSchema.parse(value))}>
                  <SelectTrigger aria-label="Kind">
                    <SelectValue />
                  </SelectTrigger>
                  <SelectContent>
                    {ARTIFACT_KINDS.map((each) => (
                      <SelectItem key={each} value={each}>
                        {each}
                      </SelectItem>
                    ))}
                  </SelectContent>
                </Select>
              </div>
              <Field id={ids.name} label="Name">
                <Input
                  id={ids.name}
                  value={name}
                  onChange={(event) => setName(event.target.value)}
                  placeholder="OrderToInvoice.liquid"
                  maxLength={80}
                  required
                  autoComplete="off"
                />
              </Field>
            </div>
          )}
          <Field id={ids.content} label="Content">
            <Textarea
              id={ids.content}
              value={content}
              onChange={(event) => setContent(event.target.value)}
              className="max-h-80 min-h-40 font-mono text-xs"
              spellCheck={false}
              required
            />
          </Field>
          <DialogFooter>
            <Button variant="secondary" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={busy || content === '' || name.trim() === ''}>
              {replaced ? 'Replace' : 'Add'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

function Field({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <Label htmlFor={id}>{label}</Label>
      {children}
    </div>
  );
}
