'use client';

/** Gives a flow another name. */

import { type FormEvent, useId, useState } from 'react';

import type { Task } from '#components/shell/use-task.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogContent, DialogFooter, DialogHeader, DialogTitle } from '#components/ui/dialog.tsx';
import { Input } from '#components/ui/input.tsx';
import { Label } from '#components/ui/label.tsx';

export type RenameFlowDialogProps = {
  name: string;
  busy: Task['busy'];
  onRename(name: string): void;
  onClose(): void;
};

export function RenameFlowDialog({ name, busy, onRename, onClose }: RenameFlowDialogProps) {
  const id = useId();
  const [text, setText] = useState(name);
  function submit(event: FormEvent): void {
    event.preventDefault();
    onRename(text.trim());
  }
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent aria-describedby={undefined}>
        <DialogHeader>
          <DialogTitle>Rename flow</DialogTitle>
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
              Rename
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
