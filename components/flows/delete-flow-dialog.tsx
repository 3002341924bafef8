'use client';

/** Asks before a flow is deleted, and names what goes with it. */

import {
  AlertDialog,
  AlertDialogAction,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogFooter,
  AlertDialogHeader,
  AlertDialogTitle,
} from '#components/ui/alert-dialog.tsx';
import type { FlowSummary } from '#core/api/flows.ts';

export type DeleteFlowDialogProps = { flow: FlowSummary; onDelete(): void; onClose(): void };

export function DeleteFlowDialog({ flow, onDelete, onClose }: DeleteFlowDialogProps) {
  return (
    <AlertDialog open onOpenChange={(open) => open || onClose()}>
      <AlertDialogContent>
        <AlertDialogHeader>
          <AlertDialogTitle>Delete “{flow.name}”?</AlertDialogTitle>
          <AlertDialogDescription asChild>
            <div>
              <p>This cannot be undone. It removes</p>
              <ul className="mt-1 list-disc pl-5">
                {losses(flow).map((loss) => (
                  <li key={loss}>{loss}</li>
                ))}
              </ul>
            </div>
          </AlertDialogDescription>
        </AlertDialogHeader>
        <AlertDialogFooter>
          <AlertDialogCancel>Keep it</AlertDialogCancel>
          <AlertDialogAction variant="destructive" onClick={onDelete}>
            Delete flow
          </AlertDialogAction>
        </AlertDialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}

function losses({ publishedNumber, triggerType, lastRun }: FlowSummary): string[] {
  const list = ['the draft'];
  if (publishedNumber !== null) {
    list.push(publishedNumber === 1 ? 'its published version' : `its ${publishedNumber} published versions`);
    if (triggerType?.toLowerCase() === 'request') list.push('its address: callers get 404 from then on');
    if (triggerType?.toLowerCase() === 'recurrence') list.push('its schedule');
  }
  if (lastRun) list.push('the history of all its runs');
  return list;
}
