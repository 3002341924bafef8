'use client';

/** Asks for how long nobody is to be told of an alert, and why. */

import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
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
import type { Alert } from '#core/api/alerts.ts';
import { silence } from './api.ts';
import { ChoiceField } from './fields.tsx';

const SPANS = { 60: 'An hour', 240: 'Four hours', 1440: 'A day', 10080: 'A week' } as const;

export function SilenceDialog({ alert, onClose }: { alert: Alert; onClose(): void }) {
  const router = useRouter();
  const id = useId();
  const task = useTask();
  const [minutes, setMinutes] = useState('60');
  const [reason, setReason] = useState('');
  function submit(event: FormEvent): void {
    event.preventDefault();
    task.run(async () => {
      await silence({ ruleId: alert.ruleId, flowId: alert.flowId, minutes: Number(minutes), reason });
      router.refresh();
      onClose();
    });
  }
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Silence this alert</DialogTitle>
          <DialogDescription>It stays on this page; nobody is told of it meanwhile.</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} className="grid gap-4">
          <ChoiceField label="For" choices={SPANS} value={minutes} onChange={setMinutes} />
          <div className="grid gap-1.5">
            <Label htmlFor={id}>Why</Label>
            <Input
              id={id}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              maxLength={500}
              placeholder="The provider knows, and repairs it"
            />
          </div>
          <DialogFooter>
            <Button variant="secondary" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={task.busy}>
              Silence
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
