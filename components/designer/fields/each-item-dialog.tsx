'use client';

/** Asks what is meant when something that each item of a list has is put into a field that takes one value. */

import { Repeat } from 'lucide-react';
import { useMemo } from 'react';
import { toast } from 'sonner';
import { useDesigner, useEdit } from '#components/designer/designer-context.tsx';
import { readable, type ScopeEntry } from '#components/designer/editor/expression-scope.ts';
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
import type { Broken } from '#core/definition/edits/broken-by.ts';
import { useFieldScope } from './field-scope.tsx';
import { type Wrapping, wrapInForeach } from './wrap-in-foreach.ts';

export type EachItem = ScopeEntry & { each: NonNullable<ScopeEntry['each']> };

export type EachItemDialogProps = {
  entry: EachItem;
  /** The expression to insert; that of a new loop can be read only once the loop is there. */
  onChoose(expression: string): void;
  onClose(): void;
};

export function EachItemDialog({ entry, onChoose, onClose }: EachItemDialogProps) {
  const { step } = useFieldScope();
  const text = useDesigner((state) => state.text);
  const edit = useEdit();
  const { list, rest } = entry.each;
  const wrapping = useMemo(() => tryWrapping(text, step, list), [text, step, list]);
  const wrap = ({ loop, apply }: Wrapping) => {
    if (!edit({ title: `Wrap ${readable(step ?? '')} in a For each`, apply })) return;
    onChoose(`items('${loop.replaceAll("'", "''")}')${rest}`);
  };
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{entry.label}: which item?</DialogTitle>
          <DialogDescription>
            <code className="font-mono">{list}</code> is a list, and this field takes one value.
            {wrapping && ` In a For each, ${readable(step ?? 'the step')} runs once for each item and reads that one.`}
          </DialogDescription>
        </DialogHeader>
        {wrapping && wrapping.broken.length > 0 && <BrokenList broken={wrapping.broken} />}
        <DialogFooter>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="secondary" onClick={() => onChoose(`first(${list})${rest}`)}>
            Take the first item
          </Button>
          {wrapping && (
            <Button onClick={() => wrap(wrapping)}>
              <Repeat /> Wrap in a For each
            </Button>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

function tryWrapping(text: string, step: string | undefined, list: string): Wrapping | undefined {
  if (step === undefined) return undefined;
  try {
    return wrapInForeach(text, { step, list });
  } catch (error) {
    toast.error('The step cannot be put into a loop', { id: 'wrap', description: messageOf(error) });
    return undefined;
  }
}

function BrokenList({ broken }: { broken: readonly Broken[] }) {
  return (
    <div className="rounded-md bg-status-waiting-soft p-2 text-xs">
      <p className="font-medium">What would not work any more in a loop:</p>
      <ul className="mt-1 list-disc space-y-0.5 pl-4">
        {broken.map(({ action, why, pointer, code }) => (
          <li key={`${code} ${pointer}`}>
            {action !== '' && <span className="font-medium">{readable(action)}: </span>}
            {why}
          </li>
        ))}
      </ul>
    </div>
  );
}
