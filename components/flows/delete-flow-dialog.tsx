'use client';

/** Asks before a flow is deleted, and names what goes with it. */

import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import type { FlowSummary } from '#core/api/flows.ts';

export type DeleteFlowDialogProps = { flow: FlowSummary; onDelete(): void; onClose(): void };

export function DeleteFlowDialog({ flow, onDelete, onClose }: DeleteFlowDialogProps) {
  return (
    <ConfirmDialog isOpen title={`Delete “${flow.name}”?`} confirm="Delete flow" onConfirm={onDelete} onClose={onClose}>
      <p>This cannot be undone. It removes</p>
      <ul className="mt-1 list-disc pl-5">
        {losses(flow).map((loss) => (
          <li key={loss}>{loss}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}

function losses({ publishedNumber, triggerType, lastRun }: FlowSummary): string[] {
  const list = ['the draft'];
  if (publishedNumber !== null) {
    list.push(publishedNumber === 1 ? 'its published version' : `its ${publishedNumber} published versions`);
    if (triggerType?.toLowerCase() === 'request') list.push('its address: callers get 404 from then on');
    if (triggerType?.toLowerCase() === 'recurrence') list.push('its schedule');
    if (triggerType?.toLowerCase() === 'slidingwindow') list.push('its schedule, and how far it has come');
    if (triggerType?.toLowerCase() === 'http') list.push('its place in what it polls');
    if (triggerType?.toLowerCase() === 'batch') list.push('the messages that wait in its batches');
  }
  if (lastRun) list.push('the history of all its runs');
  return list;
}
