'use client';

/** Asks for the name of something that a person keeps. */

import { type FormEvent, useId, useState } from 'react';

import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogContent, DialogFooter, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx';
import { Input } from '#components/ui/input.tsx';
import { Label } from '#components/ui/label.tsx';

export type NameDialogProps = {
  title: string;
  /** The button that does it. */
  deed: string;
  name?: string;
  busy: boolean;
  onName(name: string): void;
  onClose(): void;
};

export function NameDialog({ title, deed, name = '', busy, onName, onClose }: NameDialogProps) {
  const id = useId();
  const [text, setText] = useState(name);
  function submit(event: FormEvent): void {
    event.preventDefault();
    onName(text.trim());
  }
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent aria-describedby={undefined}>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
        </DialogHeader>
        <form onSubmit={submit} className="grid gap-4">
          <div className="grid gap-1.5">
            <Label htmlFor={id}>Name</Label>
            <Input id={id} value={text} onChange={(event) => setText(event.target.value)} maxLength={80} required />
          </div>
          <DialogFooter>
            <Button variant="secondary" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={busy || text.trim() === ''}>
              {deed}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
