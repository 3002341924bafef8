'use client';

/** The form of the step's operation. A type without a form is edited as code. */

import { Form } from '#components/designer/fields/form.tsx';
import type { Step } from './use-step.ts';
import { useStepEdits } from './use-step-edits.ts';

export function ParametersTab({ step }: { step: Step }) {
  const { setField } = useStepEdits(step);
  const { operation, value } = step;
  if (!operation) {
    return (
      <p className="text-muted-foreground">
        Steps of type <code className="font-mono text-foreground">{String(value.type)}</code> have no form here and do
        not run yet. Everything they hold is kept; the Code tab shows it.
      </p>
    );
  }
  return (
    <div className="space-y-5">
      {operation.form.length === 0 && <p className="text-muted-foreground">This step needs no parameters.</p>}
      <Form fields={operation.form} root={value} setAt={setField} />
    </div>
  );
}
