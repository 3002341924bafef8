'use client';

/** Publishes the draft, with a comment for those who come later. */

import { type FormEvent, useState } from 'react';
import { toast } from 'sonner';
import { counted } from '#components/designer/canvas/step-label.ts';
import { useDesignerStore } from '#components/designer/designer-context.tsx';
import type { Save } from '#components/designer/saving.ts';
import { messageOf } from '#components/shell/request-json.ts';
import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx';
import { Label } from '#components/ui/label.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import { publish } from './publish.ts';

export function PublishDialog({ isOpen, save, onClose }: { isOpen: boolean; save: Save; onClose(): void }) {
  const store = useDesignerStore();
  const [comment, setComment] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const close = () => {
    setError('');
    onClose();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError('');
    try {
      const outcome = await publish(store, { save, comment: comment.trim() });
      if (outcome.kind === 'published') toast.success(`Version ${outcome.number ?? ''} is published`);
      if (outcome.kind === 'refused') toast.error(`Not published: ${counted(outcome.count, 'problem')}`);
      if (outcome.kind === 'published') setComment('');
      close();
    } catch (problem) {
      setError(messageOf(problem));
    }
    setBusy(false);
  };
  return (
    <Dialog open={isOpen} onOpenChange={(open) => !open && close()}>
      <DialogContent>
        <form onSubmit={(event) => void submit(event)} className="contents">
          <DialogHeader>
            <DialogTitle>Publish this flow</DialogTitle>
            <DialogDescription>
              The draft becomes a new version. Runs that are going on stay on theirs; new ones use this.
            </DialogDescription>
          </DialogHeader>
          <div className="space-y-1.5">
            <Label htmlFor="publish-comment">Comment</Label>
            <Textarea
              id="publish-comment"
              value={comment}
              maxLength={500}
              rows={3}
              placeholder="What has changed (may stay empty)"
              onChange={(event) => setComment(event.target.value)}
            />
          </div>
          <p role="alert" className="min-h-4 text-destructive text-xs">
            {error}
          </p>
          <DialogFooter>
            <Button variant="secondary" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" disabled={isBusy}>
              {isBusy ? 'Publishing…' : 'Publish'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
