'use client';

/** What the flow is for, and the tags by which it is found in the list. */

import { type FormEvent, useState } from 'react';
import { changeFlow } from '#components/designer/api.ts';
import { useDesigner, useDesignerActions } from '#components/designer/designer-context.tsx';
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
import { TagInput } from './tag-input.tsx';

export function PropertiesDialog({ onClose }: { onClose(): void }) {
  const flow = useDesigner((state) => state.flow);
  const { setFlow } = useDesignerActions();
  const [description, setDescription] = useState(flow.description);
  const [tags, setTags] = useState<readonly string[]>(flow.tags);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError('');
    try {
      setFlow(await changeFlow(flow.id, { description, tags: [...tags] }));
      onClose();
    } catch (problem) {
      setError(messageOf(problem));
      setBusy(false);
    }
  };
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent>
        <form onSubmit={(event) => void submit(event)} className="contents">
          <DialogHeader>
            <DialogTitle>Description and tags</DialogTitle>
            <DialogDescription>For those who look for this flow. They are not part of its versions.</DialogDescription>
          </DialogHeader>
          <div className="space-y-1.5">
            <Label htmlFor="flow-description">Description</Label>
            <Textarea
              id="flow-description"
              value={description}
              maxLength={1000}
              rows={4}
              placeholder="What this flow does, and for whom"
              onChange={(event) => setDescription(event.target.value)}
            />
          </div>
          <TagInput tags={tags} onChange={setTags} />
          <p role="alert" className="min-h-4 text-destructive text-xs">
            {error}
          </p>
          <DialogFooter>
            <Button variant="secondary" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={isBusy}>
              {isBusy ? 'Saving…' : 'Save'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
