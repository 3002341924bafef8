'use client';

/** Asks why a run is to be kept. */

import { type FormEvent, useId, useState } from 'react';
import { messageOf, requestNothing } from '#components/shell/request-json.ts';
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

export type HoldDialogProps = { url: string; onHeld(): void; onClose(): void };

export function HoldDialog({ url, onHeld, onClose }: HoldDialogProps) {
  const id = useId();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState('');
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      await requestNothing(url, { method: 'PUT', body: { reason } });
      onHeld();
      onClose();
    } catch (error) {
      setProblem(messageOf(error));
    }
  }
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Hold this run</DialogTitle>
          <DialogDescription>It is kept whatever its age, and its flow cannot be deleted meanwhile.</DialogDescription>
        </DialogHeader>
        <form onSubmit={(event) => void submit(event)} className="grid gap-4">
          <div className="grid gap-1.5">
            <Label htmlFor={id}>Why</Label>
            <Input id={id} value={reason} maxLength={500} required onChange={({ target }) => setReason(target.value)} />
          </div>
          {problem !== '' && (
            <p role="alert" className="text-destructive text-sm">
              {problem}
            </p>
          )}
          <DialogFooter>
            <Button variant="secondary" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={reason.trim() === ''}>
              Hold
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
