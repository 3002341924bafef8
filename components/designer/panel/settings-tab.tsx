'use client';

/** The settings an operation may have: retries, time limit, concurrency, secure values. */

import { Form } from '#components/designer/fields/form.tsx';
import type { FormField } from '#core/actions/form-field.ts';
import { SETTING_FIELDS } from '#core/actions/setting-fields.ts';
import type { Step } from './use-step.ts';
import { useStepEdits } from './use-step-edits.ts';

export function settingFields(operation: Step['operation']): FormField[] {
  return (operation?.settings ?? []).flatMap((setting): FormField[] => SETTING_FIELDS[setting]);
}

export function SettingsTab({ step }: { step: Step }) {
  const { setAt } = useStepEdits(step);
  return (
    <Form
      fields={settingFields(step.operation)}
      root={step.value}
      setAt={(field, next) => setAt(field.label, field.path, next)}
    />
  );
}
