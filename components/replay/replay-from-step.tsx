'use client';

/** Offers to replay a run from one of its steps. */

import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { RecordSummaryJson, RunDetail } from '#core/api/runs.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { findAction } from '#core/definition/walk.ts';
import { takesGivenInputs } from '#core/interpreter/reuse.ts';
import { isRunEnded } from '#core/runs/status.ts';
import { ReplayDialog } from './replay-dialog.tsx';

export type ReplayFromStepProps = {
  detail: RunDetail;
  definition: WorkflowDefinition;
  record: Pick<RecordSummaryJson, 'action' | 'repetition'>;
};

export function ReplayFromStep({ detail, definition, record: { action, repetition } }: ReplayFromStepProps) {
  const [isOpen, setOpen] = useState(false);
  const located = findAction(definition, action);
  if (!located || !isRunEnded(detail.run.status)) return null;
  return (
    <>
      <Button variant="secondary" size="sm" onClick={() => setOpen(true)}>
        <RotateCcw aria-hidden="true" /> Replay from here
      </Button>
      <ReplayDialog
        detail={detail}
        step={{ action, repetition, takesInputs: takesGivenInputs(located.action) }}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
