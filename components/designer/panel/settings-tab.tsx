'use client';

/** The settings an operation may have, in sections: general, concurrency, calls, security, tracking. */

import { Form } from '#components/designer/fields/form.tsx';
import { type SettingSection, settingSections } from './setting-sections.ts';
import type { Step } from './use-step.ts';
import { useStepEdits } from './use-step-edits.ts';

export function SettingsTab({ step }: { step: Step }) {
  const sections = settingSections(step.operation?.settings ?? []);
  return (
    <div className="space-y-6">
      {sections.map((section) => (
        <Section key={section.title} section={section} step={step} />
      ))}
    </div>
  );
}

function Section({ section: { title, fields }, step }: { section: SettingSection; step: Step }) {
  const { setField } = useStepEdits(step);
  return (
    <section aria-label={title} className="space-y-3">
      <h3 className="border-border border-b pb-1 font-medium text-muted-foreground text-xs">{title}</h3>
      <Form fields={fields} root={step.value} setAt={setField} />
    </section>
  );
}
